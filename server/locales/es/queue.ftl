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
queue-owners-why = No dejaron correo, o nuestras cartas volvieron. Envíe a cada quien su enlace y pregunte si todo sigue igual.
queue-owner-link = Su enlace
queue-flags = { $n ->
    [one] { $count } señal de alerta
   *[other] { $count } señales de alerta
}
queue-flags-heading = Señales de alerta
queue-flags-why = Las encontró una revisión de palabras. Usted decide qué significan.
queue-accept = Aceptarlo
queue-accept-why = Será público al momento. Quien lo envió recibe el enlace para cuidarlo.
queue-jobs = Lo que aún no se pudo hacer
queue-jobs-why = Se prueba otra vez sin que haga nada. Si arregló algo, puede hacer que se pruebe ahora.
queue-jobs-count = { $n ->
    [one] { $count } espera
   *[other] { $count } esperan
}
queue-jobs-next = próxima prueba: { $when }
queue-retry = Probar ahora
queue-given-up = Lo que se dejó de intentar
queue-given-up-why = Se intentó durante mucho tiempo y ya no se intenta más. Si arregló algo, puede hacer que se pruebe una vez más. O puede dejarlo.
queue-given-up-since = desde el { $when }
queue-let-go = Dejarlo
queue-work-ask_owner = Una carta que pregunta si un grupo sigue igual
queue-work-tell_sender = Una carta sobre un grupo que alguien añadió
queue-work-notice = Novedades para la gente de una sala
queue-work-tell = Un aviso a una persona de que hay algo nuevo
queue-work-ring = Un aviso a una persona de que hay algo nuevo
queue-work-ask_address = Una carta que pregunta si una dirección es correcta
queue-work-unknown = Un trabajo que este programa no conoce
queue-trouble-mail_tls = No podemos fiarnos del servidor de correo. Revise su certificado: el nombre y las fechas. Si lo hizo su propia autoridad, ponga mail_server_root.
queue-trouble-mail_login = El servidor de correo no nos deja entrar. Revise el nombre y la clave en mail_server y reinicie este servidor.
queue-trouble-mail_policy = El servidor de correo no acepta cartas nuestras. Revise si podemos enviar desde la dirección de mail_from.
queue-trouble-mail_away = El servidor de correo no contesta. Revise si está en marcha, y el nombre y el puerto en mail_server.
queue-trouble-mail_later = El servidor de correo nos pide volver más tarde. Si dura un día, mire qué pasa.
queue-trouble-mail_unsure = El servidor de correo no dijo si tomó una carta. Por sí solo, este servidor la envía dos veces como mucho.
queue-trouble-push_policy = Un servicio de avisos no acepta nada nuestro. Revise el reloj de esta máquina. Si la clave raíz es nueva, cada persona tiene que añadir su aparato otra vez.
queue-trouble-push_later = Un servicio de avisos no contesta o nos pide volver más tarde. Revise si esta máquina llega a la red.
queue-trouble-slow = Tardó demasiado. Si dura, mire el registro.
queue-trouble-unknown = Esto lo dejó aquí un programa más nuevo. Use el más nuevo.
queue-trouble-failed = Algo salió mal. El registro dice por qué.
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
queue-status-hint = La página del grupo lo muestra enseguida. Un grupo que terminó ya no se encuentra.
queue-words-wrong = Escriba unas palabras, por favor.
queue-publish = Mostrarla en la página
queue-close = Cerrarlo
