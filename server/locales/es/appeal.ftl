# Pedir que otra persona mire lo que se decidió.

appeal-heading = Pedir que otra persona lo mire
appeal-why = Quien no tuvo parte en esto lee lo que usted escribe y le responde. Puede pedirlo una vez.
appeal-words = ¿Qué debe saber esa persona?
appeal-words-hint = Dígalo como usted lo ve. También lee por qué se hizo.
appeal-empty = Escriba unas palabras.
appeal-long = Escriba como mucho { $count } letras.
appeal-over = Ya tuvo respuesta, o ha cambiado.
appeal-send = Pedir que lo miren
appeal-yours = Usted pidió que otra persona lo mirara:
appeal-answered = Le respondieron:
appeal-waits = Aún no hay respuesta. Se verá aquí.
appeal-came-upheld = Lo miraron. Se queda como está.
appeal-came-undone = Lo miraron y dieron marcha atrás.
appeal-post-heading = Su mensaje oculto

## Para quien responde
appeal-waiting = Piden otra mirada
appeal-queue = Alguien pide otra mirada
appeal-of = { $name } le pide que mire
appeal-of-why = Usted no tuvo parte en esto. Lea los dos lados y decida. Sus palabras llegan a quien lo pide.
appeal-done = Lo que se hizo
appeal-says = Lo que dice { $name }
appeal-outcome = ¿Qué decide usted?
appeal-outcome-upheld = Se queda como está
appeal-outcome-undone = Dar marcha atrás
appeal-outcome-undone-hint = Una pausa termina, una persona vuelve a entrar, un mensaje se ve otra vez. Pasa al momento.
appeal-outcome-none = Elija qué decide.
appeal-answer = Sus palabras para esta persona
appeal-answer-hint = Las leerá. También quedan escritas en lo que se hizo.
appeal-answer-send = Responder
act-server = Quien lleva este servidor
act-appealed = { $whom } pidió otra mirada.
act-upheld = { $by } miró otra vez lo que se hizo con { $whom }. Se queda así.
act-undone = { $by } dio marcha atrás en lo que se hizo con { $whom }.
