# Dentro de un grupo: hilos, mensajes, personas.

title-space = Notas

## La sala
space-heading = Su grupo
space-you-are = Aquí usted es { $name }.
space-welcome = Bienvenida
space-listening-fine = Usted escucha. Nunca tiene que hacer más que eso.
space-fit = ¿Cómo le sienta este grupo?
space-fit-answer = Responda, si quiere
space-rules-new = Las reglas cambiaron. Puede seguir leyendo. Antes de escribir otra vez le pedimos que diga que sí.
space-rules-read = Leer las reglas
space-begin = Abrir un hilo
space-drafts = Lo que todavía no mandó
space-draft = Un borrador
space-pinned = Siempre arriba
space-threads = Hilos
space-empty = Todavía nadie ha escrito. Hay calma, y está bien así.
space-older = Hilos más antiguos
space-new = nuevo
space-closed = cerrado
space-replies = { $n ->
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
space-answered = { $n ->
    [one] A quien llega se le suele responder en una hora.
   *[other] A quien llega se le suele responder en { $count } horas.
}
space-steps = Si quiere
space-steps-why = Nada de esto hace falta.
space-step-heart = Mande un corazón a un mensaje. Solo lo sabe quien lo escribió, y no sabe de quién es.
space-step-hello = Salude a quienes cuidan el grupo.
space-step-meeting = Si una reunión será la primera, puede decírselo.
space-step-write = Escriba su primer mensaje. Alguien le va a responder.
space-nav = En este grupo
space-search = Buscar palabras
space-search-label = Palabras que busca
space-search-button = Buscar
space-search-hint = Buscamos en lo que se escribió en este grupo. No guardamos lo que usted busca.
space-found = { $n ->
    [0] No se encontró nada
    [one] { $count } mensaje
   *[other] { $count } mensajes
}
space-rules = Promesa y reglas
space-pledge = La promesa
space-ground-rules = Reglas
space-fit-after = Cuando lleve { $days } días escribiendo aquí le preguntamos si el grupo le sirve. Solo lo ve usted.
space-settings = Cambiar el grupo
space-settings-why = Si cambia la promesa o las reglas, se pregunta otra vez a todos antes de que escriban.
space-settings-save = Guardar
space-me = Usted en este grupo
space-people = Personas
space-listing = Sobre este grupo
space-back = Todos los hilos
space-someone = Alguien que ya salió
space-taken-back-title = Retirado
space-hidden-title = Oculto
space-hidden-title-kept = Oculto: { $title }

space-usual-pledge = Lo que se dice aquí, aquí se queda. No digo a nadie quién está en este grupo ni lo que dijo. No copio nada y no hago fotos.
space-usual-rules =
    Primero escuchamos. Cada quien habla por sí.
    Damos consejos solo cuando alguien los pide.
    Nadie tiene que hablar, y nadie tiene que explicarse.
    Ningún dolor es más grande que otro. No comparamos.
    No vendemos nada y no pedimos dinero a nadie.
    No decimos a nadie que deje o cambie un tratamiento. Eso es cosa suya y de su médico.
    Si alguien está en peligro, pedimos ayuda.
space-usual-welcome = Qué bueno que está aquí. Tómese su tiempo. Puede leer todo el tiempo que quiera.

## Hilos
thread-new = Abrir un hilo
thread-new-why = Solo lo lee la gente de este grupo.
thread-title = Título
thread-title-hint = Pocas palabras, para que la gente elija si lo lee.
thread-title-none = Escriba un título.
thread-title-long = Escriba { $count } letras como máximo.
thread-kind = ¿Qué es?
thread-kind-none = Elija qué es.
thread-kind-story = Mi historia
thread-kind-feeling = Lo que siento
thread-kind-helped = Lo que me ayudó
thread-kind-learned = Lo que aprendí
thread-kind-question = Una pregunta
thread-need = ¿Qué necesita?
thread-need-hint = Lo ve quien le responde.
thread-need-none = Elija qué necesita.
thread-send = Mandar al grupo
thread-reply = Responder
thread-earlier = Mensajes anteriores
thread-start = Al primer mensaje
thread-later = Mensajes siguientes
thread-end = Al último mensaje
thread-closed = Este hilo está cerrado. Puede leerlo.
thread-close = Cerrar este hilo
thread-keeping = Cuidar este hilo: cerrarlo, fijarlo, unirlo a otro
thread-reopen = Abrir este hilo otra vez
thread-pin = Dejarlo arriba
thread-unpin = Ya no dejarlo arriba
need-listen = Solo escuchar
need-advice = Los consejos son bienvenidos
need-information = Información
need-shown-listen = Quien escribe pide que solo le escuchen. No dé consejos.
need-shown-advice = Aquí los consejos son bienvenidos.
need-shown-information = Quien escribe busca información. Diga de dónde la tiene.

## Mensajes
post-text = ¿Qué le gustaría decir?
post-empty = Escriba unas palabras.
post-long = Escriba { $count } letras como máximo.
post-note = Un aviso antes de leerlo
post-note-hint = Si puede ser duro de leer, diga de qué trata. Cada quien elige si lo abre.
post-note-long = Escriba aquí { $count } letras como máximo.
post-note-shown = Antes de abrirlo:
post-format = Una línea vacía abre otro párrafo. Las *palabras entre asteriscos* resaltan. Una línea con > es una cita.
post-send = Mandar la respuesta
post-draft = Guardar el borrador
post-draft-kept = Este es un borrador que guardó. Nadie más lo ve.
post-confirm = Cumplo la promesa y las reglas.
post-confirm-first = Sus primeras palabras aquí
post-confirm-changed = Cambió la promesa, o las reglas
post-rules = Primero diga que sí a la promesa y a las reglas.
post-gone = Esto se retiró.
post-you = usted
post-heart = Mandar un corazón
post-unheart = Retirar el corazón
post-hearts = Llegaron corazones.
post-edit = Cambiar o retirar
post-mean = Quise decir…
post-meant = ¿Qué quiso decir?
post-meant-hint = Se verá debajo de su mensaje.
post-meant-long = Escriba { $count } letras como máximo.
post-meant-shown = Quise decir:
post-not-yours = Solo quien lo escribió puede cambiarlo.
post-edit-heading = Cambiar su mensaje
post-edit-why = Puede cambiar sus palabras durante media hora.
post-edit-save = Guardar
post-mean-heading = Diga qué quiso decir
post-mean-why = Tal vez ya le respondieron; por eso sus palabras quedan como están. Puede añadir lo que quiso decir.
post-take-back = Retirarlo
post-take-back-ask = ¿Retirar este mensaje?
post-take-back-why = Sus palabras se borran enseguida. Si hay respuestas, se ve que algo se retiró.
post-take-back-button = Retirar mi mensaje
post-more = Citar o más
post-more-written = Escrito: { $moment }
post-link = Un enlace a esto
post-link-why = Su propia dirección. Solo la abre la gente de este grupo.
post-more-heading = Lo que puede hacer
post-more-ask = Esa persona puede decir que sí o que no.
post-more-tell = Alguien que ayuda lo mira. A quien lo escribió no se le dice nada.
post-more-block = Usted no ve lo que escribe, hasta que lo abra. A esa persona no se le dice nada.
post-more-block-keeper = Esa persona no le puede escribir a solas. Usted sigue viendo lo que escribe al grupo. No se le dice nada.
post-more-shelf = Primero se pregunta a quien lo escribió.
post-more-hide = Quien lo escribió lee por qué. Puede mostrarlo otra vez.
post-hide = Ocultarlo
post-hide-heading = Ocultar este mensaje
post-hide-why = Quien lo escribió y quienes cuidan este grupo lo pueden leer. Los demás ven que está oculto, y la búsqueda no lo encuentra. Puede mostrarlo otra vez.
post-hide-title = El título del hilo se oculta con él.
post-hide-reason = ¿Por qué lo oculta?
post-hide-reason-hint = Quien lo escribió lo va a leer. También queda anotado en lo que se hizo.
post-hide-reason-none = Escriba por qué, para que quien lo escribió lo entienda.
post-hide-reason-long = Escriba { $count } letras como máximo.
post-hidden = Quienes cuidan este grupo ocultaron esto.
post-hidden-reason = Por qué:
post-hidden-words = Leer lo que está oculto
post-hidden-answer = Ahora los demás no pueden leer sus palabras. Puede retirarlas o dejarlas como están.
post-show-again = Mostrarlo otra vez

## Lugares y papeles
standing-waiting = Espera
standing-listening = Escucha
standing-trying = Prueba
standing-member = Miembro
standing-paused = En pausa
standing-left = No entró
standing-removed = Fuera
standing-why-waiting = Usted espera a que le abran.
standing-why-listening = Usted lee. Es una forma tan buena como otra de estar aquí.
standing-why-trying = Usted escribe y ve si este grupo le sirve.
standing-why-member = Este es su lugar.
standing-why-paused = Su lugar está en pausa.
standing-why-left = Usted no está en este grupo.
standing-why-removed = Usted ya no está en este grupo.
member-role-member = Miembro
member-role-guest = Invitado
member-role-co_facilitator = Ayuda a cuidar el grupo
member-role-facilitator = Cuida el grupo

## Personas, para quienes cuidan el grupo
people-unanswered = Esperan su primera respuesta
people-unanswered-none = Nadie espera su primera respuesta.
people-due = Responder antes de: { $due }
people-late = Había que responder antes de: { $due }
people-waiting = Piden entrar
people-waiting-none = Nadie pide entrar.
people-acts-show = Ver lo que se hizo
people-invite-show = Invitar con un enlace
people-invite = Invitar
people-invite-as = ¿Como qué?
people-invite-uses = ¿Cuántas personas pueden usar el enlace?
people-invite-uses-hint = Sirve durante dos semanas.
people-invite-uses-wrong = Escriba un número del 1 al { $count }.
people-invite-button = Hacer un enlace
people-link = Este es el enlace. No se muestra otra vez.
people-links = Enlaces que todavía sirven
people-links-end = Terminar todos los enlaces
people-links-end-ask = ¿Terminar todos los enlaces?
people-links-end-why = Los enlaces que usted dio ya no abren nada. Quien entró con uno sigue. Puede hacer enlaces nuevos.
people-link-open = { $n ->
    [one] { $role }: puede venir una persona, hasta el { $date }.
   *[other] { $role }: pueden venir { $count } personas, hasta el { $date }.
}
people-acts = Lo que se hizo
people-acts-why = Cada línea va atada a la anterior. Nadie puede cambiar ni quitar una sin que se note.
person-note = Se le dijo:
person-answers = Lo que respondió
person-answers-why = Se borra en cuanto usted decide.
person-reason = Unas palabras para esta persona
person-reason-hint = Las va a leer. Si la pone en pausa o la saca, diga por qué.
person-reason-none = Escriba por qué, para que la persona lo entienda.
person-refused = No puede hacer esto con esta persona.
person-step-accept = Abrirle
person-step-decline = Decir que no, con cariño
person-step-pause = Poner en pausa
person-step-resume = Terminar la pausa
person-step-remove = Sacar del grupo
act-keeper = Quien lleva la ficha
act-opened = { $by } abrió la sala a alguien que la cuide.
act-changed = { $by } cambió el grupo.
act-invited = { $by } hizo un enlace. Papel: { $role }.
act-referred = { $by } hizo un código para dar en mano.
act-withdrawn = { $by } terminó un código.
act-voided = { $by } terminó todos los enlaces.
act-accepted = { $by } abrió a { $whom }.
act-declined = { $by } dijo que no a { $whom }.
act-paused = { $by } puso en pausa a { $whom }.
act-resumed = { $by } terminó la pausa de { $whom }.
act-removed = { $by } sacó a { $whom }.
act-closed = { $by } cerró un hilo.
act-reopened = { $by } abrió un hilo otra vez.
act-pinned = { $by } puso un hilo arriba.
act-unpinned = { $by } quitó un hilo de arriba.
act-hidden = { $by } ocultó un mensaje de { $whom }.
act-shown = { $by } mostró otra vez un mensaje de { $whom }.

## Su propia página
me-name = Su nombre aquí: { $name }
me-only-here = Este nombre es solo para este grupo. Nadie puede saber que usted está en otros.
me-fit-why = Hace unas semanas que escribe aquí. Solo usted ve esta pregunta.
me-fit-yes = Me sirve
me-fit-no = No mucho
me-fits = Qué bueno. Este es su lugar.
me-fits-not = Gracias por decirlo. No todos los grupos sirven a todos. Puede quedarse, o mirar esto:
me-other-group = Otro grupo
me-other-format = Otra forma de reunirse
me-look = Buscar otros grupos
me-counselling = Cuando un grupo no basta
me-leave = Salir de este grupo
me-leave-why = Puede salir cuando quiera. A nadie se le dice por qué.
me-leave-go = Qué pasa si salgo
me-leave-ask = ¿Salir de este grupo?
leave-blameless = No tiene que decir por qué. Nadie va a preguntar.
leave-alone = Los hilos en que solo escribió usted se borran.
leave-others = Donde escribieron otros, sus palabras se borran. Se ve que algo se retiró.
leave-name = Se borran su nombre en este grupo, sus borradores y sus corazones.
leave-told = Si usted avisó sobre alguien a quienes cuidan el grupo, o alguien les avisó sobre usted, lo guardan un tiempo. Su nombre se quita.
leave-again = Esto no se puede deshacer. Más tarde puede entrar otra vez, como alguien nuevo.
leave-button = Salir de este grupo
