# Lo que alguien cuenta de las palabras de otra persona.

concern-tell = Avisar de esto
concern-show-keepers = Mostrar esto a quienes cuidan el grupo
concern-show-operator = Mostrar esto a quienes llevan este servidor
concern-heading = Avisar de esto
concern-to-keepers = Quienes cuidan este grupo leerán su nombre aquí, lo que usted escriba y estas palabras.
concern-to-operator = { $name } ayuda a cuidar este grupo. Por eso no va al grupo. Lo leerán quienes llevan este servidor. Verán su nombre aquí y lo que escriba.
concern-untold = A { $name } no se le dice.
concern-danger = Si alguien está en peligro ahora, abra “Ayuda ya”, arriba en esta página.
concern-reason = ¿Qué está mal?
concern-before = ¿Cuántos mensajes anteriores muestra?
concern-before-hint = De 0 a 5. También los suyos.
concern-before-wrong = Escriba un número del 0 al { $count }.
concern-show = También pueden leer estas palabras
concern-leave = Si usted o la otra persona sale del grupo, esto queda, sin el nombre de quien salió. Los mensajes suyos que muestre se borran entonces. Si usted borra su cuenta, se borra todo lo que avise aquí.
concern-many = Todavía hay { $count } avisos suyos por mirar. Espere un poco.
concern-send-keepers = Avisar a quienes cuidan el grupo
concern-send-operator = Avisar a quienes llevan este servidor
concern-told = Gracias por avisar
concern-told-keepers = Quienes cuidan este grupo lo van a mirar.
concern-told-operator = Quienes llevan este servidor lo van a mirar.
concern-told-block = También puede bloquear a esta persona. Así verá menos de ella.

## Mirarlo
concern-waiting = Lo que le avisaron
concern-line = Sobre { $whom }; avisó { $teller }
concern-about = Sobre { $whom }
concern-by = Avisó { $teller }
concern-words = Las palabras
concern-words-none = Las palabras mismas no se le muestran.
concern-post = Ver el mensaje en su hilo
concern-person = Poner en pausa o sacar a { $whom }
concern-close-why = Al cerrarlo, las palabras se borran. Su nota queda.
concern-note = ¿Qué hizo?
concern-note-hint = Queda anotado en lo que se hizo. No nombre a quien avisó.
concern-done = ¿Qué hizo usted?
concern-done-hint = Por ejemplo: hablé con las dos personas. No nombre a quien avisó.
queue-concern = Alguien avisa sobre quien cuida este grupo
concern-exported = De lo que avisó
act-settled = { $by } miró lo que se avisó sobre { $whom }.
