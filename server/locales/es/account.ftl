# Cuentas: una entrada, y nada por lo que un grupo pueda reconocer a nadie.

title-account = Cuenta

account-heading = Su cuenta
account-name = Nombre para entrar
account-passphrase = Frase de paso
account-old = Su frase de paso actual
account-groups = Sus grupos
account-groups-none = Todavía no está en ningún grupo.
account-find = Buscar un grupo
account-as = como { $name }
account-door = Cómo entra usted
account-you = Usted entra como { $name }. Ningún grupo ve este nombre.
account-devices = Dónde tiene la sesión abierta
account-device-unknown = Un aparato
account-device-here = este
account-device-end = Cerrarla allí
account-device-end-others = Cerrarla en todos los demás
account-sign-out = Salir aquí
account-end = Llevarse todo, o terminar
account-codes-left = { $n ->
    [one] queda { $count } código
   *[other] quedan { $count } códigos
}
account-done-passphrase = Su nueva frase ya vale. En los demás aparatos se cerró la sesión.
account-done-totp = Hecho. Desde ahora también se le pide un código. En los demás aparatos se cerró la sesión.
account-done-totp-stop = Hecho. Otra vez basta su frase. En los demás aparatos se cerró la sesión.
account-done-passkey = Su llave está lista. La próxima vez podrá entrar con ella.
account-done-ended = Hecho. Allí se cerró la sesión.
account-lost = Perdí mi frase de paso
account-none-yet = Todavía no tengo cuenta
account-have-one = Ya tengo cuenta

account-sign-up-heading = Crear una cuenta
account-sign-up-lead = No necesita correo ni su nombre real. En cada grupo usa otro nombre, y nadie puede saber que es la misma persona.
account-sign-up-name-hint = De 3 a 40 letras. Solo lo usa usted, para entrar. Elija uno que no diga quién es.
account-sign-up-passphrase = Elija una frase de paso
account-sign-up-passphrase-hint = Al menos 12 letras. Cuatro o cinco palabras que no van juntas sirven bien.
account-sign-up-born = Su edad, o el año en que nació
account-sign-up-born-hint = Lo miramos una vez y no lo guardamos.
account-sign-up-send = Crear la cuenta

account-sign-up-passkey-heading = Crear una cuenta con una llave
account-sign-up-passkey-lead = Después entra con su aparato. También recibe códigos de rescate, por si lo pierde.
account-sign-up-passkey-name-hint = De 3 a 40 letras. Solo lo usa usted. Elija uno que no diga quién es.
account-sign-up-passkey-born = Su edad, o el año en que nació
account-sign-up-passkey-born-hint = Lo miramos una vez y no lo guardamos.
account-sign-up-passkey-send = Seguir

account-operator-heading = Su cuenta
account-operator-lead = Con ella usted lleva este servidor: ve lo que se envió y decide. No está unida a ningún grupo.
account-operator-name-hint = De 3 a 40 letras. Con él entra usted; nadie más lo ve.
account-operator-passphrase = Elija una frase de paso
account-operator-passphrase-hint = Al menos 12 letras. Cuatro o cinco palabras que no van juntas sirven bien.
account-operator-send = Crear mi cuenta

account-sign-in-heading = Entrar
account-sign-in-send = Entrar

account-recover-heading = Una frase de paso nueva
account-recover-lead = Use uno de los códigos que guardó al crear la cuenta. Cada uno sirve una vez.
account-recover-code = Código de rescate
account-recover-code-hint = Por ejemplo abcd-efgh-ijkm-npqr
account-recover-passphrase = Elija una frase nueva
account-recover-passphrase-hint = Al menos 12 letras.
account-recover-send = Poner la frase nueva

account-passphrase-heading = Cambiar su frase de paso
account-passphrase-passphrase = Elija una frase nueva
account-passphrase-passphrase-hint = Al menos 12 letras. En los demás aparatos se cerrará la sesión.
account-passphrase-send = Cambiarla

account-codes-heading = Códigos de rescate nuevos
account-codes-lead = Recibe ocho códigos nuevos. Los de antes ya no servirán.
account-codes-send = Crear códigos nuevos

account-new-codes-heading = Guarde estos códigos
account-new-codes-why = Si pierde su otra forma de entrar, uno de estos es el único camino de vuelta. Nadie más puede abrirle, tampoco nosotros. Anótelos o imprima esta página.
account-new-codes-once = Solo se muestran esta vez.
account-new-codes-kept = Ya los guardé

account-erase-heading = Borrar su cuenta
account-erase-lead = Se borra todo: su cuenta, sus nombres y lo que escribió en cada grupo. Donde otros le respondieron, verán que usted retiró sus palabras. No se puede deshacer. Nadie le preguntará por qué.
account-erase-send = Borrar todo

account-wrong-name = Use de 3 a 40 letras, cifras, espacios, puntos o guiones.
account-wrong-taken = Elija otro nombre, por favor.
account-wrong-length = Use al menos 12 letras, y 256 como máximo.
account-wrong-easy = Esta es fácil de adivinar. Pruebe con cuatro o cinco palabras que no van juntas.
account-wrong-born = Escriba su edad o el año, con cifras.
account-wrong-young = Estos grupos son para personas adultas, así que ahora no podemos crearle una cuenta.
account-young-heading = Aquí no, pero no está a solas
account-young-lines = Hay personas que escuchan a gente joven todos los días. Puede llamar o escribirles. Quieren oírle, sea lo que sea.
account-young-kept = No guardamos nada de lo que escribió.
account-wrong-closed = Esto no abre la puerta. Revise el nombre y lo demás, y pruebe otra vez.
account-wrong-wait = Se probó demasiadas veces desde aquí. Espere unos minutos y pruebe otra vez.
account-wrong-last = Es su única forma de entrar. Ponga antes una frase de paso.
account-wrong-many = Ya tiene todos los que puede tener. Quite uno antes.
account-wrong-passkey = No funcionó. Pruebe otra vez, por favor.

export-heading = Todo lo que guardamos de usted
export-lead = Aquí está todo lo que este lugar sabe de usted. Nadie más puede abrir esta página.
export-json = Llevarlo en un archivo para programas (JSON)
export-print = Guarde bien el papel: dice en qué grupos está.
export-account = Su cuenta
export-sign-in-name = Usted entra como { $name }.
export-codes = { $n ->
    [one] Queda { $count } código de rescate. Solo guardamos su huella.
   *[other] Quedan { $count } códigos de rescate. Solo guardamos sus huellas.
}
export-passphrase = También de su frase guardamos una huella. Nadie puede leerla de vuelta.
export-totp = Se pide un código de una aplicación.
export-passkey = Llave de acceso: { $name }
export-operator = Usted lleva este servidor.
export-devices = Dónde tiene la sesión abierta
export-device = { $device }. Se cierra el { $date } si no vuelve.
export-group = Aquí usted es { $name }. { $standing }, desde el { $date }.
export-answer = Usted respondió: { $answer }
export-note = Quien guía el grupo le escribió: { $note }
export-posts = Lo que escribió
export-drafts = Lo que empezó a escribir
export-meant = Usted añadió: { $text }
export-content-note = Aviso para quien lee: { $note }
