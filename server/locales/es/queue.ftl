# La lista de espera del directorio, para quienes llevan el servidor.

title-queue = Lista

queue-heading = Lo que le espera
queue-lead = Lo más antiguo va primero.
queue-nothing = No espera nada.
queue-no-groups = Aquí todavía no hay ningún grupo. Puede añadir uno a mano, o traer una lista con la orden
queue-submission = Un grupo nuevo
queue-report-correction = Algo no está bien
queue-report-gone = Quizá ya no existe
queue-report-asked_for_money = Alguien pidió dinero
queue-report-ask = Una pregunta al grupo
queue-owner = Hay que preguntarle otra vez
queue-owners = A quiénes preguntar otra vez
queue-owners-why = No dejaron correo. Envíe a cada quien su enlace y pregunte si todo sigue igual.
queue-owner-link = Su enlace
queue-flags = { $n ->
    [one] { $count } señal de alerta
   *[other] { $count } señales de alerta
}
queue-flags-heading = Señales de alerta
queue-flags-why = Las encontró una revisión de palabras. Usted decide qué significan.
queue-accept = Aceptarlo
queue-accept-why = Será público al momento. Quien lo envió recibe el enlace para cuidarlo.
queue-reason = ¿Por qué vuelve?
queue-reason-hint = Lo lee quien lo envió. Diga con amabilidad qué cambiar.
queue-reason-wrong = Escriba por qué, para que puedan arreglarlo.
queue-return = Devolverlo
queue-no-words = No escribió nada.
queue-closed = Esto ya está cerrado.
queue-answer = La respuesta
queue-answer-hint = Todos la verán en la página del grupo. O escriba qué hizo y ciérrelo.
queue-done = ¿Qué hizo usted?
queue-done-hint = Por ejemplo: los llamé, siguen reuniéndose.
queue-words-wrong = Escriba unas palabras, por favor.
queue-publish = Mostrarla en la página
queue-close = Cerrarlo
