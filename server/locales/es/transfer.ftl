# Pasar mensajes a otro hilo.

transfer-move = Pasar a otro lugar
transfer-move-why = Las palabras se quedan como están, y los corazones también. Los enlaces a un mensaje siguen llevando a él.
transfer-merge = Pasar a otro hilo
transfer-merge-why = Todos los mensajes van al otro hilo, en el orden en que se escribieron. Este título se va. El enlace viejo lleva al lugar nuevo.
transfer-words = Leer el mensaje
transfer-extent = ¿Cuánto pasa?
transfer-extent-one = Solo este mensaje
transfer-extent-rest = Este mensaje y todo lo que sigue
transfer-to = ¿Adónde?
transfer-new = Un hilo nuevo
transfer-nowhere = Elija adónde va.
transfer-title = Título del hilo nuevo
transfer-title-hint = Solo para un hilo nuevo.
transfer-reason = ¿Por qué?
transfer-reason-hint = Lo leen quienes cuidan el grupo, en lo que se hizo.
transfer-first = El primer mensaje lleva el título. Va solo con el hilo entero: pase el hilo a otro.
transfer-whole = Este es el hilo entero. Páselo a otro.
transfer-gone = Un hilo nuevo necesita un primer mensaje con palabras.
transfer-here = Ya está en este hilo.
transfer-move-button = Pasarlo allí
transfer-merge-button = Pasarlo todo allí
act-moved = { $by } pasó mensajes a otro hilo.
act-split = { $by } pasó mensajes a un hilo propio.
act-merged = { $by } pasó un hilo a otro.
