# Una copia de todo un grupo, y recuperar el nombre allí donde el grupo llegó con ella.

copy-heading = Llevarse una copia de este grupo
copy-why = Un grupo puede mudarse a otro servidor. La copia es un solo archivo. Con él, quien lleva el otro servidor puede abrir allí su sala.
copy-in = Lo que lleva
copy-in-group = La promesa, las normas, la bienvenida y cómo está hecho el grupo.
copy-in-people = El nombre de cada persona aquí, lo que hace en el grupo y en qué punto está.
copy-in-words = Todos los hilos y mensajes, tal como se escribieron. También los ocultos, y por qué.
copy-in-shelf = Lo que hay en la repisa.
copy-in-acts = Lo que se hizo aquí, y por qué.
copy-out = Lo que no lleva
copy-out-accounts = Ninguna cuenta, ni nada que lleve a una.
copy-out-words = Ni borradores, ni corazones, ni chat, ni imágenes, ni lo que dos personas se dijeron a solas.
copy-out-asking = Nadie que pide entrar, ni sus respuestas.
copy-notice = Guarde bien el archivo: quien lo tiene puede leerlo todo. Quien deje el grupo más tarde sigue en él. Bórrelo cuando la otra sala esté abierta.
copy-all-told = Todo el grupo puede ver en la página de las normas que alguien se llevó una copia, y cuándo.
copy-button = Llevarme la copia
copy-closed = Esta es una copia de una sala cerrada. Lo que hay en ella se dijo en confianza. Fecha:
copy-rules = Copias de este grupo
copy-told-copied = Alguien que cuida este grupo se llevó una copia. Fecha: { $date }.
copy-told-brought = Este grupo llegó aquí desde otro servidor. Fecha: { $date }.
act-copied = { $by } se llevó una copia del grupo.
act-brought = { $by } trajo el grupo de otro servidor.

claim-heading = Aquí usted es { $name }
claim-why = Su grupo llegó aquí desde otro servidor. Con este enlace usted recupera su nombre y todo lo que escribió con él. Nadie en el grupo ve quién es usted.
claim-not-you = ¿No es su nombre? Entonces déjelo, y dígaselo a quien le dio el enlace.
claim-here = Usted ya está en este grupo con otro nombre. Salga primero, o use otra cuenta.
claim-button = Sí, soy { $name }
claim-none = Nadie lo ha recuperado aún
claim-none-why = Este nombre llegó desde otro servidor y nadie lo ha recuperado aún. Si usted lo quita, se va también todo lo que se escribió con él.
claim-renew = Hacer un nuevo enlace para este nombre
claim-renewed = Un nuevo enlace para { $name }
claim-renewed-why = Déselo a esa persona y a nadie más. Sirve una vez, durante 90 días, y no se muestra de nuevo. El anterior ya no abre nada.
act-renewed = { $by } hizo un nuevo enlace para { $whom }.
