# Llaves de acceso: un aparato que conoce a su dueño abre la puerta.

passkeys-heading = Llaves de acceso
passkeys-why = Con una llave de acceso usted entra con el dedo, la cara o el código de su teléfono. No hay que recordar nada, y nadie se la puede sacar con engaños. Su dedo y su cara nunca salen de su aparato.
passkeys-none = Todavía no tiene llave aquí.
passkeys-unnamed = Una llave
passkeys-remove = Olvidar esta
passkeys-remove-ask = ¿Olvidar esta llave de acceso?
passkeys-remove-why = Ya nadie podrá entrar con ella. Puede añadirla otra vez desde el aparato que la guarda.
passkeys-add = Añadir una llave
passkeys-label = Un nombre para ella
passkeys-label-hint = Para reconocerla, por ejemplo: mi teléfono.
passkeys-code = Uno de sus códigos de rescate
passkeys-go-on = Seguir
passkey-sign-in = Usar una llave de acceso
passkey-sign-up = Usar una llave en lugar de una frase
passkey-get-heading = Use su llave
passkey-get-lead = Ahora le pregunta su aparato.
passkey-get-send = Preguntar a mi aparato
passkey-create-heading = Crear una llave
passkey-create-lead = Ahora le pregunta su aparato.
passkey-create-send = Preguntar a mi aparato
passkey-failed = No funcionó. Pruebe otra vez, o vaya por el otro camino.
passkey-without = Este navegador no puede usar llaves aquí, o no tiene guiones activos.
passkey-instead = Ir por el otro camino
