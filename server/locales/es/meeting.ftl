# Las reuniones de un grupo, como las ve la gente que está en él.

space-meetings = Reuniones
meeting-heading = Reuniones
meeting-next = Las próximas reuniones
meeting-lately = Reuniones de los últimos días
meeting-unknown = No sabemos cuándo se reúne el grupo la próxima vez. Lo que dice de sus horas está en su página.
meeting-unknown-member = Si quiere, pregunte a quienes cuidan el grupo.
meeting-unknown-keeper = Las reuniones salen de la página del grupo en el directorio. Quien la cuida puede poner el día, la hora y cada cuánto. Si es «cada dos semanas», hace falta también el primer día.
meeting-zone = Las horas son las del grupo ({ $zone }).
meeting-mine = Para usted: { $time }
meeting-ends = Termina a las { $time }.
meeting-written = hay mensajes
meeting-gone = ya no está prevista
meeting-one = Reunión
meeting-all = Todas las reuniones
meeting-gone-why = Esta reunión ya no está prevista. Puede leer lo que se dijo hasta que se borre.
meeting-chat = El chat de esta reunión
meeting-chat-over = Esta reunión ya no está prevista. En su chat no se puede decir nada más.
