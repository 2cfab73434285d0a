# Más nombres de lo que se puede pedir.

instead-membership = Con otra forma de entrar
instead-term = De otra duración
instead-fellowship = De otras redes
instead-faith = De otra fe, o de ninguna
instead-tags = Sin los demás deseos
instead-all = Abiertos a todos
part-morning = Mañana
part-afternoon = Tarde
part-evening = Noche, desde las 17:00
part-night = Madrugada
fee-donation = Gratis, se agradecen donativos
exclude-christian = cristiano
exclude-religious = religión
exclude-faith = religión
exclude-therapy_group = terapia de grupo
exclude-class = clases
tag-12_step = 12 pasos
tag-secular = Sin religión
tag-speaker = Con ponente
tag-beginner = Para quien empieza
tag-open = Reunión abierta
tag-closed = Reunión cerrada
