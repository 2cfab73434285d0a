# Lo que el español necesita para decir fechas, listas, números y reglas.

lang-name = Español
lang-dir = ltr

number-thousands = {"\u202F"}
number-grouped-from = 5
number-decimal = ,
money = { $currency ->
    [EUR] { $amount } €
   *[other] { $symbol }{ $amount }
}
list-between = {", "}
list-last = { $sound ->
    [i] { $a } e { $b }
   *[other] { $a } y { $b }
}

distance-about-km = a unos { $km } km ({ $mi } millas)
distance-about-mi = a unas { $mi } millas ({ $km } km)
distance-under-km = a menos de { $km } km ({ $mi } millas)
distance-under-mi = a menos de { $mi } millas ({ $km } km)

cost-free = Gratis
cost-donation = Gratis, se agradecen donativos
cost-sliding = Según sus ingresos
cost-gifts = { $cost }, se agradecen donativos
cost-help = { $cost }, menos para quien no puede pagarlo
cost-per-meeting = { $amount } por reunión
cost-per-week = { $amount } por semana
cost-per-month = { $amount } al mes
cost-per-course = { $amount } por el curso
cost-per-year = { $amount } al año
cost-per-once = { $amount }, un solo pago
cost-per-unknown = { $amount }

time-of-day = { $hour }:{ $minute }
date-long = { $weekday } { $day } de { $month } de { $year }
date-short = { $day } de { $month } de { $year }
date-time = { $weekday } { $day } de { $month }, { $time }
date-moment = { $date }, { $time }

time-now = ahora
time-begun = ya empezó
time-today = hoy
time-tomorrow = mañana
time-yesterday = ayer
time-in-minutes = en unos { $count } minutos
time-in-hours = { $n ->
    [one] en una hora más o menos
   *[other] en unas { $count } horas
}
time-in-days = en { $count } días
time-in-weeks = en { $count } semanas
time-in-months = en unos { $count } meses
time-days-ago = hace { $count } días
time-week-ago = hace una semana
time-over-week-ago = hace algo más de una semana
time-weeks-ago = hace unas { $count } semanas
time-months-ago = hace unos { $count } meses
time-years-ago = hace unos { $count } años

weekday-monday = lunes
weekday-tuesday = martes
weekday-wednesday = miércoles
weekday-thursday = jueves
weekday-friday = viernes
weekday-saturday = sábado
weekday-sunday = domingo
# Después de "todos los".
weekday-every-monday = lunes
weekday-every-tuesday = martes
weekday-every-wednesday = miércoles
weekday-every-thursday = jueves
weekday-every-friday = viernes
weekday-every-saturday = sábados
weekday-every-sunday = domingos

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

nth-1 = primer
nth-2 = segundo
nth-3 = tercer
nth-4 = cuarto
nth-5 = quinto
nth-last = último
nth-last-but-one = penúltimo
nth-other = { $n }.º
nth-from-end = { $n }.º antes del final

schedule-unknown = Horario por confirmar
schedule-at = { $days }, a las { $start }
schedule-from-to = { $days }, de { $start } a { $end }
schedule-in-zone = { $when } (hora de { $zone })
rule-daily = Todos los días
rule-daily-other = Un día sí y otro no
rule-daily-few = Cada { $n } días
rule-weeks = Cada semana
rule-weeks-other = Cada dos semanas
rule-weeks-few = Cada { $n } semanas
rule-months = Cada mes
rule-months-other = Cada dos meses
rule-months-few = Cada { $n } meses
rule-years = Cada año
rule-years-other = Cada dos años
rule-years-few = Cada { $n } años
rule-nameds = Cada año
rule-nameds-other = Cada dos años
rule-nameds-few = Cada { $n } años
rule-workdays = De lunes a viernes
rule-weekly = Todos los { $days }
rule-weekly-other = Cada dos semanas, el { $days }
rule-weekly-few = Cada { $n } semanas, el { $days }
rule-of-month = { $days } de cada mes
rule-of-month-other = { $days }, cada dos meses
rule-of-month-few = { $days }, cada { $n } meses
rule-of-year = { $days } de cada año
rule-of-year-other = { $days }, cada dos años
rule-of-year-few = { $days }, cada { $n } años
rule-of-named = { $days }
rule-of-named-other = { $days }, cada dos años
rule-of-named-few = { $days }, cada { $n } años
rule-in-months = { $days }, en { $months }
rule-until = { $days }, hasta el { $date }
rule-count = { $n ->
    [one] { $days }, una reunión
   *[other] { $days }, { $n } reuniones
}
rule-each-day = todos los { $day }
rule-all-but-last = todos los { $day } menos el último
rule-nth-day = { $nth } { $day }
rule-nth-workday = { $nth } día laborable
rule-nth-of-days = { $nth } de { $days }
rule-last-day = el último día
rule-days-before-end = { $n ->
    [one] un día antes del último
   *[other] { $n } días antes del último
}
rule-day-number = el día { $n }
