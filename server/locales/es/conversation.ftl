# Dos personas de un grupo, a solas.

open-talk = Mensajes privados
open-talk-hint = Dos personas se escriben a solas. Usted no lo ve, salvo que una de ellas se lo muestre.
talk-off = No
talk-off-hint = Nadie puede escribir a otra persona a solas.
talk-agreed = Si las dos quieren
talk-agreed-hint = Una pregunta y la otra dice que sí. Solo entre miembros del grupo.

conversation-heading = Mensajes privados
conversation-go = Sus mensajes privados
conversation-unasked = Nadie me puede preguntar
conversation-unasked-hint = A quien pregunte no se le dice. Lo que ya tiene sigue igual.
conversation-choose = Guardar
conversation-off = Ahora no hay mensajes privados en este grupo. Puede leer lo que hay aquí, o terminarlo.
conversation-asks = Quieren escribir con usted
conversation-asks-why = Si dice que no, nadie se entera.
conversation-accept = Decir que sí a { $name }
conversation-decline = Decir que no, en silencio
conversation-open = Se escribe con
conversation-none = Todavía nadie.
conversation-how = Para preguntar a alguien, abra “Más” debajo de un mensaje suyo.
conversation-asked = Usted preguntó a
conversation-asked-why = Tal vez digan que sí, tal vez no. Si es que no, no se le avisa. Solo queda aquí.
conversation-withdraw = Retirar la pregunta
conversation-closed = Nadie le puede preguntar.
conversation-who-may = Quién le puede preguntar

## Preguntar
conversation-ask = Preguntar si se escriben a solas
conversation-new = Preguntar a { $name } si se escriben a solas
conversation-new-yes = Si { $name } dice que sí, podrán escribirse a solas.
conversation-new-no = A cada persona se le puede preguntar una vez. Si no quiere, usted no se entera.
conversation-new-how = Nadie más lo lee. Cada quien lo puede terminar, y puede mostrar un mensaje a quien ayude.
conversation-why = ¿Por qué pregunta?
conversation-why-hint = Una línea. La lee antes de elegir.
conversation-why-long = Escriba { $count } letras como máximo.
conversation-new-send = Preguntar a { $name }
conversation-asked-before = Usted ya preguntó a esta persona. A cada una se le puede preguntar una vez.
conversation-many = Puede preguntar a { $count } personas en un día. Espere hasta mañana.

## Una de ellas
conversation-with = Usted y { $name }
conversation-only-you = Solo ustedes dos lo pueden leer.
conversation-earlier = Mensajes anteriores
conversation-last = Al último mensaje
conversation-empty = Todavía no hay nada escrito.
conversation-text = ¿Qué le gustaría escribir?
conversation-send = Mandar a { $name }
message-take-back = Retirarlo
message-take-back-ask = ¿Retirar este mensaje?
message-take-back-why = Se borra enseguida, para todos. Puede que alguien ya lo haya leído. Esto no se puede deshacer.
conversation-resting = Ahora nadie puede escribir aquí. Puede leerlo, o terminarlo.
conversation-end = Terminar esta conversación
conversation-end-ask = ¿Terminar esta conversación?
conversation-end-why = Todo lo que los dos escribieron aquí se borra enseguida, para usted y para { $name }. No se puede deshacer.
conversation-end-told = A { $name } no se le dice por qué. Verá que ya no está.
conversation-end-button = Terminar y borrar
