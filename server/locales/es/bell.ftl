# Cómo se le avisa a alguien de que algo le espera, y las cartas que lo dicen.

bell-heading = Cómo le avisamos
bell-lead = Le decimos que hay algo nuevo y nada más: ni dónde, ni de quién, ni qué. Usted elige cómo y cuándo.
bell-ways = Por dónde
bell-way-list = La lista de aquí
bell-always = siempre
bell-off = no
bell-devices = { $n ->
    [one] { $count } aparato
   *[other] { $count } aparatos
}
bell-when = Cuándo
bell-done = Guardado.
bell-save = Guardar
bell-keeps = Usted cuida este grupo. Si alguien escribe por primera vez y espera, le avisamos en el acto, salvo que elija nunca.
bell-pace = Un grupo
bell-pace-each = Cada vez
bell-pace-daily = Una vez al día
bell-pace-weekly = Una vez a la semana, el lunes
bell-pace-never = Nunca, solo en la lista
bell-hour = La hora del día
bell-hour-hint = Para lo que quiere una vez al día o a la semana.
bell-from = Quiero paz desde
bell-until = Quiero paz hasta
bell-until-hint = Lo que llega en esas horas espera a que pasen. Elija dos veces la misma hora si no quiere ninguna.
bell-zone = Su zona horaria
bell-zone-hint = Por ejemplo, America/Chicago o Europe/Madrid.
bell-zone-wrong = No conocemos esa zona. Escríbala como Europe/Madrid, con la parte del mundo primero.

bell-mail-heading = Cartas por correo
bell-mail-lead = Aquí no necesita correo. Si da uno, recibe cartas que dicen que hay algo nuevo. No nombran ningún grupo ni llevan palabras de nadie.
bell-mail-asked = sin confirmar
bell-mail-waits = Enviamos una carta a { $address }. Abra su enlace antes de esta hora: { $until }. Hasta entonces no va nada más.
bell-mail-on = Las cartas van a { $address }.
bell-mail-remove = Olvidar este correo
bell-mail-save = Enviarme una carta para confirmarlo
bell-mail-returned = las cartas volvieron
bell-mail-aside = Nuestras últimas cartas a { $address } volvieron: ese correo no las recibe. Por eso ya no escribimos ahí. ¿Está bien escrito? Podemos probar otra vez, o puede dar otro.
bell-mail-again = Escribir ahí otra vez
bell-mail-none = Este servidor no envía cartas.
bell-mail-wrong = Esto no parece un correo.
bell-email = Su correo
bell-email-hint = Use uno que solo lea usted.

bell-push-heading = En su teléfono o computadora
bell-push-lead = Su aparato puede mostrar que hay algo nuevo, aunque esta página esté cerrada. No muestra grupos ni palabras. Lo lleva la empresa de su navegador, que no lo puede leer.
bell-push-add = Avisarme en este aparato
bell-push-remove = No avisar más en este
bell-push-without = Este navegador no puede, o tiene apagados los scripts.
bell-push-failed = Su navegador dijo que no. En sus ajustes puede permitir los avisos de esta página.
bell-push-wrong = Lo que envió su navegador no se puede usar. Inténtelo de nuevo.
bell-push-many = { $n ->
    [one] Solo se avisa a { $count } aparato. Quite primero ese.
   *[other] Solo se avisa a { $count } aparatos. Quite primero uno.
}

letters-confirm = ¿Es suyo este correo?
letters-confirm-why = Alguien nos pidió escribir aquí cuando haya algo nuevo. Si fue usted, diga que sí.
letters-confirm-do = Sí, escríbanme aquí
letters-confirmed = Su correo está confirmado
letters-confirmed-why = Desde ahora le escribimos aquí. Puede cambiar cada cuánto.
letters-stop = ¿Dejamos de escribirle?
letters-stop-why = Olvidamos su correo y no escribimos más. La lista de la página se queda.
letters-stop-do = No escribirme más
letters-stopped = Ya no le escribimos
letters-stopped-why = Olvidamos su correo y no escribimos más.

mail-news-subject = Algo nuevo
mail-news = Hay algo nuevo para usted.
mail-why-each = Le escribimos porque pidió un aviso cada vez.
mail-why-daily = Le escribimos porque pidió un aviso una vez al día.
mail-why-weekly = Le escribimos porque pidió un aviso una vez a la semana.
mail-why-soon = Le escribimos porque alguien le espera y no podía esperar a su carta de siempre.
mail-confirm-subject = ¿Es suyo este correo?
mail-confirm = Alguien nos pidió escribir aquí cuando haya algo nuevo. Si fue usted, abra la página y diga que sí.
mail-confirm-how = El enlace sirve tres días. Si no fue usted, no haga nada y no le escribimos más.
