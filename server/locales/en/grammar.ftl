# What English needs to say dates, lists, numbers and rules. The arguments of this file may differ between languages.

lang-name = English
lang-dir = ltr

number-thousands = ,
number-grouped-from = 4
number-decimal = .
money = { $symbol }{ $amount }
list-between = {", "}
list-last = { $a } and { $b }

distance-about-km = about { $km } km ({ $mi } mi)
distance-about-mi = about { $mi } mi ({ $km } km)
distance-under-km = less than { $km } km ({ $mi } mi)
distance-under-mi = less than { $mi } mi ({ $km } km)

cost-free = Free
cost-donation = Free, gifts are welcome
cost-sliding = By income
cost-gifts = { $cost }, gifts are welcome
cost-help = { $cost }, less for those who cannot pay it
cost-per-meeting = { $amount } a meeting
cost-per-week = { $amount } a week
cost-per-month = { $amount } a month
cost-per-course = { $amount } for the course
cost-per-year = { $amount } a year
cost-per-once = { $amount }, paid once
cost-per-unknown = { $amount }

time-of-day = { $twelve }:{ $minute } { $half }
date-long = { $weekday }, { $month } { $day }, { $year }
date-short = { $month } { $day }, { $year }
date-time = { $weekday }, { $month } { $day }, { $time }
date-moment = { $date }, { $time }

time-now = now
time-begun = it has begun
time-today = today
time-tomorrow = tomorrow
time-yesterday = yesterday
time-in-minutes = in about { $count } minutes
time-in-hours = { $n ->
    [one] in about an hour
   *[other] in about { $count } hours
}
time-in-days = in { $count } days
time-in-weeks = in { $count } weeks
time-in-months = in about { $count } months
time-days-ago = { $count } days ago
time-week-ago = a week ago
time-over-week-ago = a little over a week ago
time-weeks-ago = about { $count } weeks ago
time-months-ago = about { $count } months ago
time-years-ago = about { $count } years ago

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
# After "every".
weekday-every-monday = Monday
weekday-every-tuesday = Tuesday
weekday-every-wednesday = Wednesday
weekday-every-thursday = Thursday
weekday-every-friday = Friday
weekday-every-saturday = Saturday
weekday-every-sunday = Sunday

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

nth-1 = 1st
nth-2 = 2nd
nth-3 = 3rd
nth-4 = 4th
nth-5 = 5th
nth-last = last
nth-last-but-one = last but one
nth-other = { NUMBER($n, type: "ordinal") ->
    [one] { $n }st
    [two] { $n }nd
    [few] { $n }rd
   *[other] { $n }th
}
nth-from-end = { NUMBER($n, type: "ordinal") ->
    [one] { $n }st from last
    [two] { $n }nd from last
    [few] { $n }rd from last
   *[other] { $n }th from last
}

schedule-unknown = Times not known yet
schedule-at = { $days }, { $start }
schedule-from-to = { $days }, { $start } to { $end }
schedule-in-zone = { $when } ({ $zone } time)
rule-daily = Every day
rule-daily-other = Every other day
rule-daily-few = Every { $n } days
rule-weeks = Every week
rule-weeks-other = Every other week
rule-weeks-few = Every { $n } weeks
rule-months = Every month
rule-months-other = Every other month
rule-months-few = Every { $n } months
rule-years = Every year
rule-years-other = Every other year
rule-years-few = Every { $n } years
rule-nameds = Every year
rule-nameds-other = Every other year
rule-nameds-few = Every { $n } years
rule-workdays = Monday to Friday
rule-weekly = Every { $days }
rule-weekly-other = Every other { $days }
rule-weekly-few = Every { $n } weeks on { $days }
rule-of-month = { $days } of each month
rule-of-month-other = { $days } of every other month
rule-of-month-few = { $days } of the month, every { $n } months
rule-of-year = { $days } of each year
rule-of-year-other = { $days } of every other year
rule-of-year-few = { $days } of the year, every { $n } years
rule-of-named = { $days }
rule-of-named-other = { $days }, every other year
rule-of-named-few = { $days }, every { $n } years
rule-in-months = { $days }, in { $months }
rule-until = { $days }, until { $date }
rule-count = { $n ->
    [one] { $days }, one meeting
   *[other] { $days }, { $n } meetings
}
rule-each-day = every { $day }
rule-all-but-last = every { $day } but the last
rule-nth-day = { $nth } { $day }
rule-nth-workday = { $nth } workday
rule-nth-of-days = { $nth } of { $days }
rule-last-day = the last day
rule-days-before-end = { $n ->
    [one] one day before the last
   *[other] { $n } days before the last
}
rule-day-number = { NUMBER($n, type: "ordinal") ->
    [one] the { $n }st
    [two] the { $n }nd
    [few] the { $n }rd
   *[other] the { $n }th
}
