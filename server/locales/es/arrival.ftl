# Alguien dice que una reunión será su primera.

arrival-heading = ¿Es su primera vez?
arrival-offer = Si esta será su primera reunión, puede decírselo a quienes cuidan el grupo. También puede venir sin decir nada.
arrival-say = Será mi primera vez
arrival-said = Ya habló de su primera reunión con quienes cuidan el grupo.
arrival-look = Ver lo que dijo
arrival-who = Solo lo leen quienes cuidan el grupo. Nadie más lo ve y no contamos a nadie.
arrival-hours = { $n ->
    [one] Alguien de ellos le responde en { $count } hora.
   *[other] Alguien de ellos le responde en { $count } horas.
}
arrival-free = No tiene que venir por haberlo dicho. Puede retirarlo cuando quiera.
arrival-words = Unas palabras para ellos
arrival-words-hint = ¿Qué le ayudaría? Por dónde entrar, a quién buscar, que solo quiere escuchar.
arrival-send = Decirlo a quienes cuidan el grupo
arrival-own = Su primera reunión
arrival-of = { $name } viene por primera vez
arrival-meeting = A esta reunión
arrival-who-keeper = Solo lo leen { $name } y quienes cuidan el grupo.
arrival-yours = Usted dijo
arrival-says = { $name } dice
arrival-answered = { $name } respondió
arrival-due = Alguien de quienes cuidan el grupo le responde antes de: { $due }.
arrival-late = Ya debía tener una respuesta: { $due }. Lo sentimos. Sigue la primera en su lista.
arrival-answer = Su respuesta
arrival-answer-hint = La persona la lee aquí y le avisamos de que llegó.
arrival-answer-send = Mandar la respuesta
arrival-over = Alguien respondió mientras tanto. Sus palabras siguen aquí.
arrival-known = Ya lo saben, así que estas palabras no se mandaron. Para mandarlas, retire primero lo que dijo antes.
arrival-take-back = Retirarlo
arrival-take-back-ask = ¿Retirarlo?
arrival-take-back-why = Se borra todo, también la respuesta. No avisamos a nadie y nadie le va a preguntar por qué.
arrival-waits = Una primera reunión: { $when }
notice-answered-arrival = Le respondieron sobre su primera reunión
notice-first-arrival = Alguien viene por primera vez y espera una respuesta
notice-late-arrival = Alguien que viene por primera vez sigue esperando y queda poco tiempo
notice-ran_out-arrival = No se respondió a tiempo a alguien que viene por primera vez
export-arrival = Usted dijo que esta sería su primera reunión: { $when }
export-chat-meeting = en la reunión: { $when }
