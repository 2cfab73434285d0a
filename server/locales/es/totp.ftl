# Códigos de un solo uso de una aplicación, después de la frase de paso.

totp-heading = Un código de una aplicación
totp-why = Después de su frase se le piden seis cifras. Las muestra una aplicación de su teléfono. Así, si alguien vio su frase, no puede abrir su cuenta.
totp-need = Necesita una aplicación para estos códigos. Muchos teléfonos ya la tienen.
totp-begin = Empezar
totp-on = Ahora se piden códigos.
totp-stop = Dejar de pedir códigos
totp-scan = Apunte la aplicación a esta imagen.
totp-picture = Una imagen que lee la aplicación
totp-type = O escriba esta clave en la aplicación:
totp-code = Código
totp-code-hint = Seis cifras. Cada medio minuto llega uno nuevo.
totp-code-wrong = Este código no es correcto. Espere al siguiente y pruebe otra vez.
totp-finish = Pedir códigos desde ahora
totp-not-yet = Nada cambia hasta que llegue el primer código. En los demás aparatos se cerrará la sesión.
totp-code-heading = Un paso más
totp-code-lead = Escriba el código que muestra ahora su aplicación.
totp-code-send = Entrar
totp-code-lost = Si perdió la aplicación, escriba aquí uno de sus códigos de rescate. Sirve una vez.
