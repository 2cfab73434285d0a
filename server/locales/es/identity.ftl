# Signing in with the account of a host.

with-link = ¿Trabaja en una de las organizaciones? Entre con su cuenta del trabajo
with-heading = Entrar con su organización
with-who = Es para el personal que recibió una invitación.
with-none = Ninguna organización lo ha preparado aquí.
with-private = Esta cuenta es de su trabajo. Para entrar en un grupo por usted, use una cuenta propia.
with-go = Entrar con su organización
with-wrong-heading = Usted no ha entrado
with-again = Probar otra vez
with-over = Pasó mucho tiempo, o ya se usó. Empiece de nuevo.
with-refused = Su organización no le dejó entrar.
with-unreachable = Ahora no llegamos a su organización. Pruebe más tarde.
with-untrue = No pudimos comprobar lo que dice su organización. Pruebe otra vez.
with-not-allowed = Su organización no deja entrar aquí a esta cuenta. Pregunte a quien administra.
with-not-invited = Nadie ha invitado aún a esta cuenta. Pida un enlace a quien administra y ábralo primero.
with-settings = Entrar con sus propias cuentas
with-settings-why = El personal puede entrar con las cuentas de su trabajo (OpenID Connect). Solo entra quien tiene un enlace de ustedes.
with-back = Dé esta dirección a su servicio de entrada:
with-issuer = Dirección del emisor
with-issuer-hint = Por ejemplo: https://login.example.org
with-client = ID de cliente
with-secret = Secreto de cliente
with-secret-hint = Se guarda con sello y no se muestra más. Déjelo vacío para conservar el que ya dio.
with-rules = ¿Quién puede entrar?
with-rules-hint = Uno en cada línea: un dominio como example.org, o un dato como tid=1234. Basta con uno. Déjelo vacío para todos los que tengan un enlace.
with-wrong-issuer = La dirección empieza por https://
with-wrong-client = Escriba el ID de cliente.
with-wrong-secret = Escriba el secreto de cliente.
with-wrong-rules = Escriba un dominio como example.org, o un dato como tid=1234, uno en cada línea.
with-try = Probar
with-tried = Funciona. El servicio está ahí y dice quién es.
with-tried-unreachable = No se llega al servicio.
with-tried-no-service = Ahí no hay tal servicio, o dice ser otro. Revise la dirección.
with-end = Dejar de usarlo
with-end-ask = ¿Dejar de usarlo?
with-end-why = Quien no tenga otra forma de entrar no podrá venir hasta que lo prepare de nuevo.
