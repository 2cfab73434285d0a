# Lo que llega por sí solo: mensajes nuevos y el chat de un grupo.

live-look = Ver si hay mensajes nuevos
live-one = 1 mensaje nuevo. Verlo
live-many = { $count } mensajes nuevos. Verlos
live-behind = Esta página cambió. Verla como está ahora
live-news = Hay mensajes nuevos. Verlos

## El chat
space-chat = Chat
chat-heading = Chat
chat-fades = { $n ->
    [one] Solo lo lee la gente de este grupo. Lo que se dice aquí se borra en { $count } día.
   *[other] Solo lo lee la gente de este grupo. Lo que se dice aquí se borra en { $count } días.
}
chat-empty = Aquí hay calma. Salude, si quiere.
chat-earlier = Mensajes anteriores
chat-last = A los últimos mensajes
chat-look = Ver si hay mensajes nuevos
chat-say = Diga algo
chat-text = Su mensaje
chat-text-hint = 1000 letras como máximo. Los enlaces se ven como palabras.
chat-send = Mandar al grupo
chat-fast = Acaba de mandar muchos mensajes. Espere un minuto. Sus palabras siguen aquí.
chat-failed = No se mandó. Sus palabras siguen aquí. Pruebe otra vez en un momento.
chat-off = Este grupo no usa el chat.
chat-hidden = Quienes cuidan este grupo lo ocultaron.
chat-hide-heading = Ocultar este mensaje
chat-hide-why = Lo pueden leer quien lo escribió y quienes cuidan el grupo, hasta que se borre. Los demás ven que está oculto. Usted puede mostrarlo otra vez.
open-chat = ¿Cuándo se borra lo que se dice en el chat?
open-chat-hint = Lo que se borra no vuelve. Nadie lo puede recuperar.
fade-day = Después de 1 día
fade-week = Después de 7 días
fade-month = Después de 30 días
fade-off = Sin chat
act-message_hidden = { $by } ocultó un mensaje de { $whom } en el chat.
act-message_shown = { $by } volvió a mostrar un mensaje de { $whom } en el chat.
