# Lo que espera a alguien.

title-notices = Notas

notices-heading = Avisos
notices-open = Abrir sus avisos
notices-lead = Lo que pasó para usted en sus grupos. Solo usted ve esta lista. Se guarda 90 días.
notices-none = Nada le espera.
notices-read = Marcar todo como leído
notices-mail-aside = Nuestras cartas para usted volvieron.
notices-mail-look = Ver su correo
notices-newer = Avisos más nuevos
notices-older = Avisos más viejos

notice-reply = Alguien respondió en «{ $title }»
notice-answered = Le respondieron a lo primero que escribió: «{ $title }»
notice-named = Alguien le nombró en «{ $title }»
notice-let_in = Ya está en el grupo
notice-declined = No será este grupo
notice-paused = Está en pausa por un tiempo
notice-resumed = Su pausa terminó
notice-hidden = Se ocultó algo que escribió en «{ $title }»
notice-joiner = { $name } espera para entrar
notice-first = Alguien escribió por primera vez y espera: «{ $title }»
notice-late = Alguien sigue esperando y queda poco tiempo: «{ $title }»
notice-ran_out = No se respondió a tiempo: «{ $title }»
notice-note = También hay unas palabras para usted.

notice-kind-reply = Una respuesta
notice-kind-answered = La respuesta a lo primero que escribió, o sobre su primera reunión
notice-kind-named = Alguien le nombró
notice-kind-let_in = Entró en el grupo
notice-kind-declined = No entró en el grupo
notice-kind-paused = Una pausa
notice-kind-resumed = El fin de una pausa
notice-kind-hidden = Se ocultó algo suyo
notice-kind-joiner = Alguien esperaba para entrar
notice-kind-first = Alguien esperaba respuesta
notice-kind-late = Alguien seguía esperando
notice-kind-ran_out = No se respondió a tiempo

export-email = Las cartas van a { $address }
export-push = Le avisamos en: { $device }
export-zone = Su zona horaria: { $zone }
