# La primera página, la página de resultados y la página de un grupo.

title-home = Inicio
title-find = Buscar

## Primera página
home-heading = Encuentre un grupo para usted
home-lead = Personas que viven lo mismo se reúnen, se escuchan y se ayudan. Cuéntenos con sus palabras qué busca.
home-private = No necesita una cuenta. No guardamos nada de lo que busca.
home-count = { $n ->
    [0] Aquí todavía no hay ningún grupo.
    [one] Aquí hay un grupo.
   *[other] Aquí hay { $count } grupos.
}
home-ways-in = O empiece por un tema
home-soon = Empiezan pronto
home-first-time = ¿Es su primera vez?
home-guide-what = Qué es un grupo de apoyo y qué no es
home-guide-first = Su primera visita
home-guide-flags = Señales de alerta
home-submit = Agregue su grupo

## La casilla y los resultados
find-heading = Grupos para usted
find-label = ¿Qué está viviendo y dónde está?
find-hint = Por ejemplo: murió mi esposo, 46032, por la tarde. O: grupo gratis en línea para cuidadores.
find-button = Buscar grupos
find-near = Usar mi ubicación
find-near-why = Su navegador la redondea antes a un kilómetro, más o menos.
find-understood = Esto entendimos. Quite lo que no sea así:
find-take-away = Quitar
find-which-place = Hay varios lugares con ese nombre. ¿Cuál es?
find-vague = Cuéntenos un poco más: qué vive, dónde está o cuándo puede.
find-total = { $n ->
    [0] Ningún grupo cumple todo
    [one] Un grupo cumple
   *[other] { $count } grupos cumplen
}
find-none = Aquí no hay nada que cumpla todo lo que pidió. Esto es lo más cercano.
find-nothing = Aquí ningún grupo se le acerca. Puede probar con otras palabras, o con menos.
find-nothing-help = Líneas de ayuda
find-sort = Orden:
sort-fit = Los mejores
sort-soonest = Los más pronto
sort-nearest = Los más cerca
find-pages = Páginas
find-earlier = Página anterior
find-later = Página siguiente
find-narrow = Afinar la búsqueda
find-taken = { $n ->
    [one] una opción elegida
   *[other] { $count } opciones elegidas
}
instead-radius = Un poco más lejos
instead-place = Desde cualquier lugar
instead-time = A otras horas
instead-format = De otra forma
instead-experience = Sobre algo parecido
instead-cost = Si puede costar más o no se sabe cuánto
instead-language = En otros idiomas
instead-audience = También para otras personas
instead-words = Sin algunas de sus palabras
instead-access = Donde no se sabe qué acceso hay
instead-leader = Guiados de otra forma
instead-anything = Grupos a su alcance

## Fichas
chip-postal = { $code } ({ $town })
chip-here = Cerca de usted
chip-which-place = ¿Qué lugar?
chip-or = { $one } o { $other }
chip-radius = A { $distance } o menos
chip-after = desde las { $time }
chip-before = hasta las { $time }
chip-in-zone = { $time } ({ $zone })
chip-not = Sin: { $what }
wanted-format-in_person = En persona
wanted-format-online = En línea o por teléfono
wanted-format-hybrid = En persona y en línea
wanted-format-phone = Por teléfono
wanted-format-video = Por video
wanted-format-text = Por escrito
relative-now = Ahora mismo
relative-today = Hoy
relative-tomorrow = Mañana
relative-this-week = Esta semana
relative-next-week = La próxima semana
frequency-daily = Cada día
frequency-weekly = Cada semana
frequency-biweekly = Cada dos semanas
frequency-monthly = Una vez al mes
fee-free = Gratis
fee-low_cost = Bajo costo
fee-sliding_scale = Según ingresos
fee-paid = Cuesta algo
fee-unknown = No dice cuánto cuesta
fee-max = Hasta { $count }
exclude-faith_based = basado en la fe
exclude-12_step = 12 pasos
exclude-online = en línea
exclude-in_person = en persona
exclude-phone = por teléfono
exclude-video = por video
tag-newcomer = Para quien llega por primera vez
tag-mat_friendly = Acepta a quien toma medicina para su recuperación

## Opciones junto a la casilla
facet-experience = De qué trata
facet-format = Cómo se reúne
facet-day = Día
facet-part = Hora del día
facet-language = Idioma
facet-cost = Costo
facet-audience = Para quién es
facet-leader = Quién lo guía
facet-term = Cuánto dura
facet-access = Acceso
facet-host = Quién lo ofrece
facet-kind = Qué es
facet-membership = Quién puede ir
facet-stage = Etapa

## Un resultado
result-when = Próxima
result-how = Cómo
result-where = Dónde
result-cost = Costo
result-why = Por qué puede servirle:
result-about-unknown = No dice para quién es
result-when-unknown = No dice la hora
result-how-unknown = No lo dice
result-cost-unknown = No lo dice
result-flags = { $n ->
    [one] Se halló una señal de alerta
   *[other] Se hallaron { $count } señales de alerta
}

## La página de un grupo
listing-host = Lo ofrece { $name }
listing-kind-guide = Conozca la diferencia
listing-pause-why = Pregunte antes de ir.
listing-flags = Mire bien antes de unirse
listing-flags-why = Una revisión de palabras halló esto. Puede equivocarse. Lea las palabras y decida usted.
listing-flags-guide = Más sobre las señales de alerta
listing-next = Próximas reuniones
listing-next-unknown = No sabemos la próxima fecha. Pregunte al grupo.
listing-local = { $time } en el reloj del grupo ({ $zone })
listing-zone = Las horas son las de { $zone }.
listing-calendar = Agregar a su calendario
listing-come = Cómo llegar
listing-come-unknown = El grupo aún no dice cómo llegar. Pregunte.
listing-about-place = El lugar en el mapa es solo aproximado.
listing-map = Mapa y cómo llegar
listing-join = Ir al sitio de la reunión
listing-call-in = Llame para entrar: { $number }
listing-ask-phone = Pregunte por teléfono: { $number }
listing-ask-email = Pregunte por correo: { $address }
listing-web = La página del grupo
listing-questions = Once preguntas antes de unirse
listing-questions-why = Las respuestas son palabras del grupo o vienen de la lista donde estaba. Lo que no se sabe, se dice.
listing-not-answered = Aún sin respuesta.
listing-ask = Pregunte al grupo
listing-old = Esta respuesta es vieja.
listing-old-all = Pregunte antes de ir.
listing-proof = Dónde comprobarlo
listing-facts = Bueno saber
listing-own-words = En palabras del grupo
listing-take = Llévelo con usted
listing-keep = Guardar en su lista
listing-sheet = Imprimir en una página
listing-sheet-large = Imprimir con letra grande
listing-qr = Código QR
listing-share = Compartir el enlace
listing-share-text = Enviar el enlace por mensaje
listing-share-mail = Enviar el enlace por correo
listing-share-why = Lo envía su propio teléfono o su correo. No vemos ni guardamos la dirección.
listing-wrong = ¿Hay algo mal?
listing-checked = Última revisión: { $ago } ({ $date }).
listing-unchecked = Nadie ha revisado esto todavía.
listing-sources = De dónde viene: { $names }
listing-similar = Otros grupos que pueden servirle
answer-from-host = Lo dice el grupo
answer-from-feed = De la lista donde estaba
answer-from-source = De { $name }
answer-from-reviewer = Revisado por este directorio
answer-confirmed-by = Confirmado por { $name }
answer-dated = { $said }, { $date }.
answer-undated = { $said }, sin fecha.
answer-expert-yes = Sí
answer-expert-no = No
term-meetings = { $n ->
    [one] una reunión
   *[other] { $count } reuniones
}
term-from = desde el { $date }
term-until = hasta el { $date }
fact-size = Cuántos van
fact-membership = Quién puede ir
fact-since = Desde
fact-languages = Idiomas
fact-audience = Para quién es
fact-access = Acceso
fact-fellowship = Parte de
fact-faith = Fe
sheet-back = Volver a la página del grupo
sheet-how = Use la orden de imprimir de su navegador.
sheet-qr = Código QR con la dirección de esta página
sheet-not-answered = Aún sin respuesta. Pregunte:
sheet-phone = Pregunte por teléfono
sheet-email = Pregunte por correo
sheet-join = Dirección de la reunión
sheet-call-in = Llame para entrar
sheet-page = Esta página
map-heading = Véalo en un mapa
map-why = El mapa está en otro sitio. Ese sitio puede saber que usted miró este lugar.
map-go = Ir a OpenStreetMap
map-stay = Quedarse aquí

## Datos para programas
data-heading = El directorio como datos
data-lead = Todo lo que está aquí es público. Puede mostrarlo en otro sitio. Diga de dónde viene.
data-feeds = Listas
data-feeds-why = Cada lista tiene un ETag: pregunte con If-None-Match y baje solo lo nuevo.
data-embed = Una lista para su propio sitio
data-embed-why = Solo HTML, sin scripts y sin rastreo. Use la dirección de cualquier búsqueda.
data-api = Preguntas de programas

## Su lista
shortlist-heading = Su lista
shortlist-why = Esta lista está solo en su navegador. Imprímala o envíese la dirección.
shortlist-remove = Quitar { $name } de la lista
shortlist-empty = Aún no hay nada guardado.

## Avisos y preguntas
report-why = Esto lo lee una persona. No tiene que decir quién es.
report-text = ¿Qué quiere decirnos?
report-text-hint = No escriba su nombre ni la salud de otras personas.
report-empty = Escriba unas palabras para que alguien pueda actuar.
report-too-long = Es muy largo. Use { $count } letras o menos.
report-send = Enviar
report-thanks = Gracias
report-thanks-why = Una persona lo va a mirar.
report-thanks-ask = Se preguntará al grupo. Su respuesta estará en su página, para todos.
report-back = Volver a { $name }

## Cuidar una ficha
keep-heading = ¿Esto sigue siendo así?
keep-saved = Guardado. La página ya lo muestra. Le preguntaremos otra vez en seis meses.
keep-why = Esta página es solo suya. Cambie lo que no sea así y luego confirme.
keep-waiting = Preguntas de visitantes
keep-reply-hint = Todos verán su respuesta a esta pregunta.
keep-status = ¿Se reúne el grupo?
keep-answers-hint = Escriba lo que es cierto en su grupo. Deje vacío lo que no quiera decir.
keep-confirm = Sí, esto es así
keep-link = Guarde bien este enlace. Quien lo tiene puede cambiar la ficha.
keep-mail = Cartas para usted
keep-mail-why = Deje un correo y le preguntamos cada seis meses si todo sigue igual. Solo nosotros lo vemos. Se guarda sellado. Déjelo vacío para no recibir más cartas.
keep-mail-field = Su correo
keep-mail-came-back = Nuestra última carta a este correo volvió. Mire si está bien escrito, o denos otro.
keep-mail-wrong = No parece un correo.
keep-mail-save = Guardar el correo
keep-mail-saved = Guardado. Le escribimos a este correo cada seis meses.
keep-mail-ended = Ya no le escribiremos. Su enlace sigue sirviendo.
keep-stop-heading = ¿No recibir más cartas?
keep-stop-why = Olvidaremos su correo. Su página se queda y su enlace sigue sirviendo.
keep-stop = No recibir más cartas

## Primer inicio
setup-heading = Le damos la bienvenida. ¿Quién lleva este directorio?
setup-why = Este enlace sirve una vez. Después puede cambiar todo en el archivo de ajustes.
setup-name = Nombre arriba en cada página
setup-name-hint = Su organización o región, como “Condado de Riverside”.
setup-name-wrong = Escriba un nombre de 120 letras o menos.
setup-country = País
setup-country-hint = Dos letras, como US. De eso dependen las líneas de ayuda.
setup-country-wrong = Escriba dos letras, como US o MX.
setup-zone = Zona horaria
setup-zone-hint = Como America/New_York.
setup-zone-wrong = No conocemos esa zona. Escríbala como America/New_York.
setup-contact = Dónde preguntar sobre este sitio
setup-contact-hint = Una página o un correo. Puede dejarlo vacío.
setup-contact-wrong = Use 200 letras o menos.
setup-save = Seguir
