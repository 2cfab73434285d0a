# Unirse a un grupo, y abrirle un espacio.

title-join = Unirse

## Unirse
join-heading = Unirse a este grupo
join-what = Qué va a pasar
join-policy-open = Usted entra en cuanto acepta la promesa y las reglas.
join-policy-request = Usted pide entrar. Una persona que cuida el grupo lo lee y le abre.
join-policy-invitation = A este grupo se entra con un enlace o un código que da el grupo. Pídalo al grupo.
join-listen = Puede solo escuchar, todo el tiempo que quiera. Nadie le pide que hable.
join-sees = La gente del grupo ve el nombre que usted elige aquí y lo que escribe.
join-sees-not = No ve su cuenta, ni sus otros grupos, ni cuándo lee.
join-leave-any-time = Puede irse cuando quiera. Nadie pregunta por qué.
join-left = Usted ya salió. De su nombre aquí no queda nada.
join-as = El enlace le invita a venir como: { $role }.
join-code-heading = ¿Alguien le dio un código?
join-code = El código
join-code-hint = Tiene diez signos. Puede usar minúsculas y espacios.
join-code-button = Usar el código
join-code-wrong = Este código no abre este grupo, o ya no lo abre. Revise cada signo, o pregunte a quien se lo dio.
join-code-wait = Desde donde usted está se probaron muchos códigos. Espere un minuto y pruebe otra vez.
join-link-over = Su enlace ya no abre este grupo. Pida uno nuevo a quien se lo dio.
join-coded = Su código abre este grupo. A quien se lo dio no se le dice que usted viene.
join-account = Primero, una cuenta
join-account-why = No pide correo ni su nombre real. Solo sirve para volver a entrar.
join-sign-in = Entrar o crear una cuenta
join-name = Su nombre en este grupo
join-name-hint = Un nombre solo para este grupo. Elegimos uno; cámbielo si quiere. No use su nombre real.
join-name-short = Escriba un nombre de dos letras o más.
join-name-long = Escriba un nombre de 40 letras como máximo.
join-name-unseen = Este nombre tiene signos que no se ven. Escríbalo otra vez.
join-name-contact = No use como nombre un correo, un teléfono ni una página web.
join-name-taken = Alguien aquí tiene este nombre, o uno muy parecido. Elija otro.
join-name-real = Esto parece un nombre real. Elija otro, o diga abajo que quiere usarlo.
join-name-keep = Uso este nombre. No es mi nombre completo, o quiero que se vea.
join-answer = Pregunta del grupo
join-answer-hint = Solo lo leen las personas que cuidan el grupo. Se borra cuando deciden.
join-answer-long = Escriba { $count } letras como máximo.
join-pledge = Hago la promesa.
join-pledge-none = Diga que sí a la promesa, o no entre en este grupo.
join-rules = Leí las reglas y las voy a cumplir.
join-rules-none = Diga que sí a las reglas, o no entre en este grupo.
join-consent = Este sitio puede guardar, bajo llave, lo que escribo en este grupo.
join-consent-hint = Puede decir algo de su salud. Si sale del grupo, lo retira: entonces se borra.
join-consent-none = Sin esto no podemos guardar su lugar en el grupo.
join-button = Entrar y escuchar
join-ask = Pedir entrar
join-note = Unas palabras de quienes cuidan el grupo:
join-enter = Ir al grupo
join-take-role = Sí, acepto ser: { $role }

join-state-waiting = Usted pidió entrar
join-state-listening = Usted está en este grupo
join-state-trying = Usted está en este grupo
join-state-member = Usted está en este grupo
join-state-paused = Su lugar en este grupo está en pausa
join-state-left = No será en este grupo
join-state-removed = Usted ya no está en este grupo
join-state-why-waiting = Una persona que cuida el grupo lo va a leer. Mire aquí en uno o dos días.
join-state-why-listening = Usted escucha. Es una buena forma de estar aquí.
join-state-why-trying = Usted está viendo si le sirve.
join-state-why-member = Este es su lugar.
join-state-why-paused = Por ahora no puede leer ni escribir aquí. Quienes cuidan el grupo pueden cambiarlo.
join-state-why-left = El grupo no le abrió esta vez. No dice nada de usted. Puede pedirlo otra vez o buscar otro grupo.
join-state-why-removed = Quienes cuidan el grupo le quitaron su lugar. Lo que escribió sigue ahí. Usted puede retirarlo todo.
join-undo-waiting = Ya no quiero entrar
join-undo-listening = Salir
join-undo-trying = Salir
join-undo-member = Salir
join-undo-paused = Salir del todo
join-undo-left = Quitar este aviso
join-undo-removed = Retirar todo lo que escribí
join-undo-why = Se borra su nombre en este grupo, y con él sus palabras.

policy-open = Abierto
policy-open-hint = Quien acepta las reglas entra y escucha.
policy-request = A pedido
policy-request-hint = Una persona que cuida el grupo abre a cada quien.
policy-invitation = Con un enlace o un código
policy-invitation-hint = Solo entra quien tiene un enlace o un código del grupo.

## Abrir un espacio
open-heading = Una sala cerrada para su grupo
open-why = Aquí la gente de su grupo puede escribirse, con los nombres que elija. Solo la lee quien está en el grupo. Usted decide cómo se entra.
open-policy = ¿Cómo se entra?
open-pledge = La promesa
open-pledge-hint = Todos la hacen antes de entrar.
open-pledge-wrong = Escriba la promesa, en 4.000 letras como máximo.
open-rules = Reglas
open-rules-hint = Si las cambia más tarde, se pregunta otra vez a todos antes de que escriban.
open-rules-wrong = Escriba las reglas, en 4.000 letras como máximo.
open-welcome = Una bienvenida para quien escucha
open-welcome-wrong = Escriba 4.000 letras como máximo.
open-questions = Preguntas para quien pide entrar
open-questions-hint = Una en cada línea, cinco como máximo. Lo que respondan se borra cuando usted decide.
open-questions-wrong = Escriba cinco preguntas como máximo, de 300 letras cada una.
open-hours = ¿En cuántas horas se responde a quien escribe por primera vez?
open-hours-hint = Usted ve lo que espera respuesta; lo más antiguo va primero.
open-hours-wrong = Escriba un número del 1 al 168.
open-fit = ¿Después de cuántos días se pregunta a quien llegó si el grupo le sirve?
open-fit-hint = De 7 a 90, desde que escribe por primera vez. Lo normal son 21. Solo esa persona ve la pregunta y lo que responde.
open-fit-wrong = Escriba un número del 7 al 90.
open-button = Abrir la sala
open-link = El enlace para quien va a cuidar la sala
open-link-why = Sirve una vez, durante dos semanas. Guárdelo, o déselo a quien va a cuidar la sala. No se muestra otra vez.
open-already = Este grupo ya tiene su sala. Puede hacer otro enlace para quien la cuide. Quienes la cuidan verán que usted lo hizo.
open-again = Hacer otro enlace
open-back = Volver a su ficha
open-listing = Una sala cerrada para este grupo
open-listing-why = La gente puede escribirse ahí, con los nombres que elija.

## En la ficha
join-listing = Unirse a este grupo
join-listing-why = Este grupo tiene una sala cerrada para escribirse. Puede solo escuchar.

## Un enlace o un código que no abre ninguna puerta
door-closed = Este enlace no se abrió
door-closed-hour = ¿Lo abrió hace más de una hora? Entonces abra su enlace otra vez.
door-closed-cookie = ¿Esta página salió enseguida? Puede que su navegador no guarde cookies. Necesitamos una durante una hora, para que su enlace no se quede en la dirección. Permítala, o use otro navegador.
door-closed-over = Puede que el enlace ya se haya usado o sea muy viejo. Entonces pida uno nuevo. Quien se lo dio puede hacerlo.
