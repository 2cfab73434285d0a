# Quien lleva el servidor lee una sala cerrada, y se dice a todos.

reading-rooms = Leer la sala de un grupo
reading-rooms-why = Estas salas están cerradas, también para usted. Abra una solo si es preciso. El grupo lo sabe al momento.
reading-rooms-none = Ningún grupo tiene sala todavía.
reading-open = Leer esta sala
reading-open-why = Usted verá lo que la gente escribió, y nada de lo que es privado entre dos. No puede escribir. A quienes cuidan la sala se les dice ya, con su motivo. Todos pueden leerlo en la página de las normas.
reading-reason = ¿Por qué necesita leerla?
reading-reason-hint = El grupo lee estas palabras.
reading-reason-short = Escriba por qué, con { $count } letras o más.
reading-reason-long = Escriba como mucho { $count } letras.
reading-hours = ¿Por cuánto tiempo?
reading-hours-one = { $n ->
    [one] { $count } hora
   *[other] { $count } horas
}
reading-hours-none = Elija por cuánto tiempo.
reading-open-button = Abrirla y decirlo al grupo
reading-go-on = Seguir leyendo, hasta { $until }
reading-banner = Usted lee una sala cerrada. Quienes la cuidan lo saben.
reading-until = Se cierra: { $until }.
reading-end = Cerrarla ya
reading-picture = Imagen: { $text }
reading-empty = Nadie ha escrito aquí.

## Para quienes están en la sala
reading-keepers = Alguien leyó su sala
reading-told = Quienes llevan este servidor pudieron leer esta sala desde { $from } hasta { $until }. Por qué:
reading-seen = Lo he visto
reading-rules = Quién más ha leído aquí
reading-rules-why = Quienes llevan este servidor pueden abrir una sala cerrada para leer. Deben decir por qué, y se cuenta aquí.
act-read = { $by } abrió esta sala para leer, hasta { $until }.
act-read_ended = { $by } la cerró antes de tiempo.
