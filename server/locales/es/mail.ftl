# Cartas por correo. Nada de un espacio cerrado va en ellas.

mail-open = Abrir la página
mail-stop = No recibir más estas cartas
mail-why-owner = Le escribimos porque dejó su correo para cuidar una página.

mail-ask-subject = ¿Su página sigue al día?
mail-ask = Hace medio año nos contó cómo son las cosas. ¿Todo sigue así?
mail-ask-how = Abra la página, cambie lo que no sea así y confirme. Toma un minuto. No necesita cuenta.
mail-ask-silence = Si no sabemos de usted, la página se queda, y la gente ve que hace tiempo no se revisa.

mail-accepted-subject = Su página está lista
mail-accepted = Lo que nos envió ya es público.
mail-accepted-how = El enlace de abajo es solo suyo. Úselo para cambiar la página o para decir que todo sigue igual.

mail-returned-subject = Mírelo una vez más, por favor
mail-returned = Algo de lo que nos envió necesita un cambio. La página le dice qué. Lo que escribió sigue ahí.
