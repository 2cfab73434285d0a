//! Phrases and what they mean: `text => kind | rule start-end | …`.

pub(crate) const PHRASES: &str = r"
Mondays at 7pm => rule | WEEKLY MO 19:00
Mondays 7 p.m. => rule | WEEKLY MO 19:00
Mon. 7:00 P.M. to 8:30 P.M. => rule | WEEKLY MO 19:00-20:30
Mon 7-8:30pm => rule | WEEKLY MO 19:00-20:30
Weds 19:00 => rule | WEEKLY WE 19:00
Thurs. noon => rule | WEEKLY TH 12:00
Every Friday from 6 to 7:30 => rule | WEEKLY FR 18:00-19:30
Every Friday from 6 to 7:30 in the morning => rule | WEEKLY FR 06:00-07:30
Saturday mornings, 8:00 - 9:00 => rule | WEEKLY SA 08:00-09:00
Sunday evenings at 8 => rule | WEEKLY SU 20:00
Tuesdays and Thursdays, 5:30pm to 6:45pm => rule | WEEKLY TU,TH 17:30-18:45
Tues/Thurs 6:30 PM => rule | WEEKLY TU,TH 18:30
T/Th 6:30 PM => rule | WEEKLY TU,TH 18:30
MWF 12:15-1pm => rule | WEEKLY MO,WE,FR 12:15-13:00
M-F 12-1 => rule | WEEKLY MO,TU,WE,TH,FR 12:00-13:00
Mon - Fri at 6:15 am => rule | WEEKLY MO,TU,WE,TH,FR 06:15
Support group Monday through Thursday 12:00 noon => rule | WEEKLY MO,TU,WE,TH 12:00
Weekdays at 7:30am => rule | WEEKLY MO,TU,WE,TH,FR 07:30
Weekends, 10am => rule | WEEKLY SA,SU 10:00
Every day at 5:30 PM => rule | DAILY 17:30
Daily 7am and 7pm meetings => rule | DAILY 07:00 | DAILY 19:00
Meetings daily except Sunday, 6 pm => rule | WEEKLY MO,TU,WE,TH,FR,SA 18:00
Meets every day but Wednesday at noon => rule | WEEKLY MO,TU,TH,FR,SA,SU 12:00
Meetings Monday-Friday excluding Thursdays, 8am => rule | WEEKLY MO,TU,WE,FR 08:00
Mondays, 10 AM - Noon => rule | WEEKLY MO 10:00-12:00
Mondays, 10 - noon => rule | WEEKLY MO 10:00-12:00
Tuesday 11-1pm => rule | WEEKLY TU 11:00-13:00
Tuesday 11:30am-1 => rule | WEEKLY TU 11:30-13:00
Fridays 10pm-midnight => rule | WEEKLY FR 22:00-00:00
Fridays at midnight => rule | WEEKLY FR 00:00
Saturday 9 to 10:30 => rule | WEEKLY SA 09:00-10:30
Wed 7p-8:30p => rule | WEEKLY WE 19:00-20:30
Wed @7 => rule | WEEKLY WE 19:00
Wed @ 7:15 => rule | WEEKLY WE 19:15
Wednesday, 1930 hrs => rule | WEEKLY WE 19:30
Thursdays 18h30 => rule | WEEKLY TH 18:30
Thursdays at half past nothing => rule | WEEKLY TH
Group meets weekly on Thursday nights at 8 => rule | WEEKLY TH 20:00
Meets at 9 a.m. on Saturdays => rule | WEEKLY SA 09:00
7:00 PM Mondays and Wednesdays => rule | WEEKLY MO,WE 19:00
7 pm Mondays, 9 am Saturdays => rule | WEEKLY MO 19:00 | WEEKLY SA 09:00
Monday 6pm, Wednesday 7pm, Saturday 10am => rule | WEEKLY MO 18:00 | WEEKLY WE 19:00 | WEEKLY SA 10:00
Mondays 6pm; Fridays 9am => rule | WEEKLY MO 18:00 | WEEKLY FR 09:00
Sundays at 10 am and 6 pm => rule | WEEKLY SU 10:00 | WEEKLY SU 18:00
Caregivers: Tuesdays. 5:30 PM => rule | WEEKLY TU 17:30
Third Saturday of the month. 10:30 AM => rule | MONTHLY 3SA 10:30
3rd Wednesday / 5:30-7:00PM => rule | MONTHLY 3WE 17:30-19:00
1st Monday => rule | MONTHLY 1MO
First Mondays, 6:30 to 8 pm => rule | MONTHLY 1MO 18:30-20:00
The 1st & 3rd Thursday each month @ 7 pm => rule | MONTHLY 1TH,3TH 19:00
1st/3rd Thurs 7pm => rule | MONTHLY 1TH,3TH 19:00
1st, 3rd, and 5th Wednesdays at 12:30 => rule | MONTHLY 1WE,3WE,5WE 12:30
1 & 3 Tuesday, 7PM => rule | MONTHLY 1TU,3TU 19:00
first and third Sundays => rule | MONTHLY 1SU,3SU
second and last Friday 7:00pm => rule | MONTHLY 2FR,-1FR 19:00
2nd to last Friday of the month => rule | MONTHLY -2FR
Tuesdays, 2nd and 4th of the month, 6pm => rule | MONTHLY 2TU,4TU 18:00
Fridays (2nd & 4th) 7 PM => rule | MONTHLY 2FR,4FR 19:00
Thursday 1st and 3rd => rule | MONTHLY 1TH,3TH
Second Mon & Wed of the month at 1 pm => rule | MONTHLY 2MO,2WE 13:00
1st Tuesday and 3rd Thursday at 6 pm => rule | MONTHLY 1TU,3TH 18:00
First Saturday 9am, third Saturday 10am => rule | MONTHLY 1SA 09:00 | MONTHLY 3SA 10:00
1st through 3rd Tuesdays at noon => rule | MONTHLY 1TU,2TU,3TU 12:00
Tuesday of the 2nd and 4th week, 7pm => rule | MONTHLY 2TU,4TU 19:00
The 2nd week of the month on Thursday at 6 => rule | MONTHLY 2TH 18:00
On the 15th of each month => rule | MONTHLY;BYMONTHDAY=15
1st and 15th of the month at 6pm => rule | MONTHLY;BYMONTHDAY=1,15 18:00
Last day of the month, 7pm => rule | MONTHLY;BYMONTHDAY=-1 19:00
First weekday of the month at 8am => rule | MONTHLY MO,TU,WE,TH,FR;BYSETPOS=1 08:00
Monthly, fourth Wednesday, 5 p.m. => rule | MONTHLY 4WE 17:00
Meets monthly on the 2nd Sunday after church => rule | MONTHLY 2SU
Every other Tuesday 6-7 pm => rule | WEEKLY;INTERVAL=2 TU 18:00-19:00
Every other week on Monday at 6 => rule | WEEKLY;INTERVAL=2 MO 18:00
Every two weeks on Thursday, 7pm => rule | WEEKLY;INTERVAL=2 TH 19:00
Alternate Saturdays, 10 a.m. => rule | WEEKLY;INTERVAL=2 SA 10:00
Biweekly on Wednesdays 4pm => rule | WEEKLY;INTERVAL=2 WE 16:00
Bi-weekly, Fridays at noon => rule | WEEKLY;INTERVAL=2 FR 12:00
Sundays, fortnightly, 19:30 => rule | WEEKLY;INTERVAL=2 SU 19:30
Every three weeks on Monday => rule | WEEKLY;INTERVAL=3 MO
Every second week on Friday => rule | WEEKLY;INTERVAL=2 FR
Every second Friday => rule | MONTHLY 2FR
Every other month on the third Sunday, 2pm => rule | MONTHLY;INTERVAL=2 3SU 14:00
Quarterly, first Saturday => rule | MONTHLY;INTERVAL=3 1SA
3rd Thursday of even months at 7pm => rule | YEARLY;BYMONTH=2,4,6,8,10,12 3TH 19:00
2nd Monday of odd-numbered months => rule | YEARLY;BYMONTH=1,3,5,7,9,11 2MO
4th Tuesday of January, April, July and October, 6:30 PM => rule | YEARLY;BYMONTH=1,4,7,10 4TU 18:30
First Wednesday, September through May, 7 PM => rule | YEARLY;BYMONTH=1,2,3,4,5,9,10,11,12 1WE 19:00
2nd Tues of each month (Sept-June), 7-9 pm => rule | YEARLY;BYMONTH=1,2,3,4,5,6,9,10,11,12 2TU 19:00-21:00
Every Thursday from October to April, 6pm => rule | WEEKLY;BYMONTH=1,2,3,4,10,11,12 TH 18:00
Third Monday except July and August, 7pm => rule | YEARLY;BYMONTH=1,2,3,4,5,6,9,10,11,12 3MO 19:00
Third Monday 7pm. No meetings in December => rule | YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11 3MO 19:00
Topics may vary. Mondays 7pm => rule | WEEKLY MO 19:00
Mondays 7 PM, starting May 10th => rule | WEEKLY MO 19:00
Tuesdays (except holidays) 6-7:30pm => rule | WEEKLY TU 18:00-19:30
Wed. 12:30p.m. (bring lunch) => rule | WEEKLY WE 12:30
The parents' circle meets the last Tuesday at 6 pm in Room 4, 2nd floor => rule | MONTHLY -1TU 18:00
Open to all. Meets 2nd Thursday, 7pm => rule | MONTHLY 2TH 19:00
Closed group; meets first Monday 6 pm => rule | MONTHLY 1MO 18:00
Meets 7- 8:30PM the 3rd Monday of the month at the library => rule | MONTHLY 3MO 19:00-20:30
Held on the fourth Thursday, 10 a.m.-11:30 => rule | MONTHLY 4TH 10:00-11:30
Meetings are the 2nd Tuesday from 4:30PM-6 and sometimes include speakers => rule | MONTHLY 2TU 16:30-18:00
12 step group, 2nd Tuesday, 7pm => rule | MONTHLY 2TU 19:00
For ages 6 to 12: Saturdays 9-10am => rule | WEEKLY SA 09:00-10:00
Call 555-010-0199. Mondays at 5 => rule | WEEKLY MO 17:00
Drop-in support group, Wednesdays 6-8 pm => rule | WEEKLY WE 18:00-20:00
Monday 9-10am and 1-2pm => rule | WEEKLY MO 09:00-10:00 | WEEKLY MO 13:00-14:00
Sat-Mon 8pm => rule | WEEKLY MO,SA,SU 20:00
Monday to Sunday, 7 pm => rule | DAILY 19:00
Nightly at 8 => rule | DAILY 20:00
Mon, Wed & Fri: 6:00 - 7:00 am => rule | WEEKLY MO,WE,FR 06:00-07:00
Lunes a las 7 de la tarde => rule | WEEKLY MO 19:00
Todos los lunes a las 19:00 => rule | WEEKLY MO 19:00
Los martes y jueves de 18:00 a 19:30 h => rule | WEEKLY TU,TH 18:00-19:30
Miércoles, 6 a 7:30 de la tarde => rule | WEEKLY WE 18:00-19:30
Cada miércoles de 10 a 12 de la mañana => rule | WEEKLY WE 10:00-12:00
Jueves 7 p. m. => rule | WEEKLY TH 19:00
Jueves a las 20h => rule | WEEKLY TH 20:00
Viernes a las siete y media de la noche => rule | WEEKLY FR 19:30
Sábados a mediodía => rule | WEEKLY SA 12:00
Sábados a las 12 del mediodía => rule | WEEKLY SA 12:00
Domingos por la mañana, 9:30 => rule | WEEKLY SU 09:30
Grupo de apoyo: de lunes a viernes a las 6:30 pm => rule | WEEKLY MO,TU,WE,TH,FR 18:30
Lun, mié y vie 7pm => rule | WEEKLY MO,WE,FR 19:00
Lun, mar y jue 7pm => rule | WEEKLY MO,TU,TH 19:00
Fines de semana a las 10 am => rule | WEEKLY SA,SU 10:00
Todos los días a las 8 pm => rule | DAILY 20:00
Reuniones todos los días menos el domingo, 7 pm => rule | WEEKLY MO,TU,WE,TH,FR,SA 19:00
Entre semana a las 12:15 => rule | WEEKLY MO,TU,WE,TH,FR 12:15
El primer martes de cada mes a las 18:00 => rule | MONTHLY 1TU 18:00
Primer y tercer sábado del mes, 10 am => rule | MONTHLY 1SA,3SA 10:00
1er y 3er lunes de mes => rule | MONTHLY 1MO,3MO
2º y 4º jueves, 17:30 => rule | MONTHLY 2TH,4TH 17:30
2do. y 4to. jueves 5 pm => rule | MONTHLY 2TH,4TH 17:00
Nos reunimos el último viernes de cada mes de 6 a 8 de la tarde => rule | MONTHLY -1FR 18:00-20:00
El día 15 de cada mes a las 7 pm => rule | MONTHLY;BYMONTHDAY=15 19:00
Los días 1 y 15 de cada mes => rule | MONTHLY;BYMONTHDAY=1,15
Cada dos semanas, los miércoles a las 19:00 => rule | WEEKLY;INTERVAL=2 WE 19:00
Martes quincenal, 18 h => rule | WEEKLY;INTERVAL=2 TU 18:00
Jueves cada 15 días a las 6 pm => rule | WEEKLY;INTERVAL=2 TH 18:00
Viernes alternos 20:00 => rule | WEEKLY;INTERVAL=2 FR 20:00
Segundo lunes de enero, abril, julio y octubre => rule | YEARLY;BYMONTH=1,4,7,10 2MO
Tercer jueves, de septiembre a mayo, 19:30 => rule | YEARLY;BYMONTH=1,2,3,4,5,9,10,11,12 3TH 19:30
Primer domingo de los meses pares => rule | YEARLY;BYMONTH=2,4,6,8,10,12 1SU
Lunes a las 7, excepto feriados => rule | WEEKLY MO 19:00
Monday-Friday 8-4:30 => hours | WEEKLY MO,TU,WE,TH,FR 08:00-16:30
Mon - Fri, 8:30-4:30PM => hours | WEEKLY MO,TU,WE,TH,FR 08:30-16:30
Mon-Fri 9-5, Sat 10-2 => hours | WEEKLY MO,TU,WE,TH,FR 09:00-17:00 | WEEKLY SA 10:00-14:00
Office hours: Tuesday and Thursday, 1:00pm - 3:00pm => hours | WEEKLY TU,TH 13:00-15:00
Monday & Tuesday 10am-5pm; Friday, 10am-1pm => hours | WEEKLY MO,TU 10:00-17:00 | WEEKLY FR 10:00-13:00
9AM to 7PM on weekdays, 11AM to 7PM on weekends => hours | WEEKLY MO,TU,WE,TH,FR 09:00-19:00 | WEEKLY SA,SU 11:00-19:00
Monday-Friday (closed on Wednesday), 9am-5pm => hours | WEEKLY MO,TU,TH,FR 09:00-17:00
Monday - Friday, 9 am - 5 pm; closed first and last Tuesday of the month => hours | WEEKLY MO,TU,WE,TH,FR 09:00-17:00
Mon-Fri 7am-7pm (closed Mondays from 10am - 1pm for staff meetings) => hours | WEEKLY MO,TU,WE,TH,FR 07:00-19:00
Crisis line open 24 hours => hours | DAILY 00:00-00:00
24 hours a day, 7 days a week => hours | DAILY 00:00-00:00
Hotline: 24/7 => hours | DAILY 00:00-00:00
Las 24 horas del día, los 7 días de la semana => hours | DAILY 00:00-00:00
Open daily 8am to 8pm => hours | DAILY 08:00-20:00
Horario de atención: lunes a viernes de 9:00 a 17:00 => hours | WEEKLY MO,TU,WE,TH,FR 09:00-17:00
Lunes a viernes, 9 a 5 => hours | WEEKLY MO,TU,WE,TH,FR 09:00-17:00
Drop-in: Tuesday and Thursday, 8:30am - 12:30pm => hours | WEEKLY TU,TH 08:30-12:30
Clinic is open the 1st Wed of the month from 9AM-12PM => hours | MONTHLY 1WE 09:00-12:00
Monday - Friday, 10:00am - 4:00m => hours | WEEKLY MO,TU,WE,TH,FR 10:00-16:00
Business meeting first Tuesday at 6:45 pm => change | MONTHLY 1TU 18:45
Business mtg. 3rd Sat. after the meeting => change | MONTHLY 3SA
Speaker meeting on the last Saturday => change | MONTHLY -1SA
Speaker 2nd Thursday => change | MONTHLY 2TH
First Friday of every month is a step meeting => change | MONTHLY 1FR
Chips on the last Sunday of the month => change | MONTHLY -1SU
Birthday night: final Wednesday => change | MONTHLY -1WE
Open meeting 1st Sunday; closed all others => change | MONTHLY 1SU
Men welcome 1st Monday of the month => change | MONTHLY 1MO
No meeting on the 1st Wednesday of the month => change | MONTHLY 1WE
Does not meet the fifth Friday => change | MONTHLY 5FR
Excludes the first Saturday of the month => change | MONTHLY 1SA
Reunión abierta el último sábado de cada mes => change | MONTHLY -1SA
Reunión de negocios: primer lunes, 8 pm => change | MONTHLY 1MO 20:00
Oradores el último viernes del mes => change | MONTHLY -1FR
In person on the 3rd Tuesday of the month => change | MONTHLY 3TU
Suspended until further notice => none
(SUSPENDED) Monday Night Hope 7pm => none
Temporarily closed. Tuesdays at 7 => none
Currently not meeting => none
Group is on hiatus; was Mondays at 6 => none
No longer meets on Fridays => none
Suspendido temporalmente => none
Ya no se reúne los jueves => none
En pausa => none
By appointment only => none
Con cita previa => none
Call for times => none
Days and times vary => none
Dates and times vary, see the calendar => none
Varies by site, please call => none
Evenings => none
7pm => none
Once a month => none
Monthly => none
One Sunday of the month => none
Two Fridays a month, 7pm => none
Typically 1st or 2nd Monday => none
1st Floor, 3rd door on the left => none
First 164 pages => none
2nd Street above Market Street => none
Steps 1-8 workshop => none
1st wk Step/last wk Trad => none
Consultar horarios => none
TBD => none
Thursday evenings 7:00-8:30, 1st & 3rd => rule | MONTHLY 1TH,3TH 19:00-20:30
Mondays 7pm, 2nd floor => rule | WEEKLY MO 19:00
Tuesdays 7 PM ET / 4 PM PT => rule | WEEKLY TU 19:00
Twice a month on Mondays => none
1st Monday of alternate months at 7 => rule | MONTHLY;INTERVAL=2 1MO 19:00
Drop-in hours: Monday-Friday (closed on Wednesday), 9:00am - => hours | WEEKLY MO,TU,TH,FR 09:00
Open Saturdays => hours | WEEKLY SA
Sundays 5pm (doors open 4:30pm) => rule | WEEKLY SU 17:00
Línea de ayuda de lunes a domingo de 8 a 22 h => hours | DAILY 08:00-22:00
Reunión abierta: último viernes del mes, 20:00 => change | MONTHLY -1FR 20:00
1st Saturday tradition, if 5 Saturdays the last one is a speaker => change | MONTHLY 1SA
Second and fourth Wednesdays (no meeting in August), 6 pm => rule | YEARLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12 2WE,4WE 18:00
Lunch served Monday, Tuesday and last Sunday of the month, 11am-12pm => rule | WEEKLY MO,TU 11:00-12:00 | MONTHLY -1SU 11:00-12:00
Wednesdays, January 8 - February 26, 6:00-7:30 pm => rule | WEEKLY WE 18:00-19:30
Thursday, Nov 22nd from 11am to 2pm => none
Activities of daily living => none
Wed, Feb 6 - April 9, 9-10am => rule | WEEKLY WE 09:00-10:00
NA meets 7- 8pm the 3rd Monday at 620A Garden Drive => rule | MONTHLY 3MO 19:00-20:00
Mon-Fri 8am-5pm, closed 12-1pm for lunch => hours | WEEKLY MO,TU,WE,TH,FR 08:00-17:00
Mon-Wed 9am-5pm; Thursday by appointment only; 24/7 voicemail => hours | WEEKLY MO,TU,WE 09:00-17:00 | DAILY 00:00-00:00
Last Wed. Open Speaker => change | MONTHLY -1WE
3rd Monday is a speaker-only meeting => change | MONTHLY 3MO
Pantry: open on 2nd and 4th Thurs, 11:30AM-1PM => hours | MONTHLY 2TH,4TH 11:30-13:00
Closed Sundays => change | WEEKLY SU
Two meetings each Monday => rule | WEEKLY MO
Martes, 6:30 a 8 pm, y sábados de 10 a 11:30 am => rule | WEEKLY TU 18:30-20:00 | WEEKLY SA 10:00-11:30
Lunes: 18 a 19:30 hs => rule | WEEKLY MO 18:00-19:30
Primer sábado de mes de 11 a 13 h => rule | MONTHLY 1SA 11:00-13:00
Los segundos y cuartos miércoles de cada mes, 19 h => rule | MONTHLY 2WE,4WE 19:00
Un martes sí y otro no a las 20:00 => rule | WEEKLY;INTERVAL=2 TU 20:00
Jueves de por medio, 7 pm => rule | WEEKLY;INTERVAL=2 TH 19:00
Reuniones de lunes a sábado, de 8:00 a 9:30 p.m. => rule | WEEKLY MO,TU,WE,TH,FR,SA 20:00-21:30
Cada segundo martes del mes => rule | MONTHLY 2TU
Penúltimo viernes del mes, 18:00 => rule | MONTHLY -2FR 18:00
Abierto de lunes a viernes, 8 am a 6 pm => hours | WEEKLY MO,TU,WE,TH,FR 08:00-18:00
Cerrado los domingos => change | WEEKLY SU
Meets every Tuesday 6-7:30 pm in the fellowship hall => rule | WEEKLY TU 18:00-19:30
Thursdays 10am-11:30am (Oct thru May) => rule | WEEKLY;BYMONTH=1,2,3,4,5,10,11,12 TH 10:00-11:30
3rd Thurs. of each month, 5:30 - 7 p.m. => rule | MONTHLY 3TH 17:30-19:00
First and third Mondays, noon to 1 => rule | MONTHLY 1MO,3MO 12:00-13:00
Every 2nd Sunday @ 4pm => rule | MONTHLY 2SU 16:00
Mon & Wed 7:00 PM => rule | WEEKLY MO,WE 19:00
M/W/F 12:15 pm => rule | WEEKLY MO,WE,FR 12:15
Tues/Thurs 9:30-11am => rule | WEEKLY TU,TH 09:30-11:00
Saturdays at 8 AM & Sundays at 9 AM => rule | WEEKLY SA 08:00 | WEEKLY SU 09:00
Group meets the last Tuesday monthly from 6 to 8 => rule | MONTHLY -1TU 18:00-20:00
Wednesdays, 7pm; no meeting in July => rule | WEEKLY;BYMONTH=1,2,3,4,5,6,8,9,10,11,12 WE 19:00
Meets biweekly on Mondays at 6 p.m. => rule | WEEKLY;INTERVAL=2 MO 18:00
Second & fourth Wednesday evenings 7:00–8:30 => rule | MONTHLY 2WE,4WE 19:00-20:30
Daily 12 noon and 5:30pm => rule | DAILY 12:00 | DAILY 17:30
Weeknights 8pm => rule | WEEKLY MO,TU,WE,TH,FR 20:00
Sunday evenings 6:00 => rule | WEEKLY SU 18:00
1st Saturday: 10 a.m. to noon => rule | MONTHLY 1SA 10:00-12:00
Every month on the 2nd Thursday, 1-2:30pm => rule | MONTHLY 2TH 13:00-14:30
Every third Friday 6:30-8 => rule | MONTHLY 3FR 18:30-20:00
Office open Tues-Sat 10-4 => hours | WEEKLY TU,WE,TH,FR,SA 10:00-16:00
Helpline answered daily 8am to 10pm => hours | DAILY 08:00-22:00
Drop-in center hours: Mon-Thu 9-5, Fri 9-1 => hours | WEEKLY MO,TU,WE,TH 09:00-17:00 | WEEKLY FR 09:00-13:00
24 hours a day, 7 days a week => hours | DAILY 00:00-00:00
On hiatus until further notice => none
Call for meeting times => none
By appointment only => none
Last Saturday of the month is a speaker meeting => change | MONTHLY -1SA
Business meeting first Monday of the month after the group => change | MONTHLY 1MO
No meeting the first Wednesday of the month => change | MONTHLY 1WE
2nd Friday is a potluck at 6 pm => change | MONTHLY 2FR 18:00
Step study on the 3rd Tuesday => change | MONTHLY 3TU
Meets quarterly => none
Every Monday from 5.30pm to 7pm => rule | WEEKLY MO 17:30-19:00
Tuesdays 19:00-20:30 => rule | WEEKLY TU 19:00-20:30
First Tuesday of every month, September through June, 7-8:30 p.m. => rule | YEARLY;BYMONTH=1,2,3,4,5,6,9,10,11,12 1TU 19:00-20:30
Sat 9-10a, Sun 5-6p => rule | WEEKLY SA 09:00-10:00 | WEEKLY SU 17:00-18:00
Weekly on Thursdays => rule | WEEKLY TH
Meets weekly, day varies => none
Todos los martes de 6 a 7:30 pm => rule | WEEKLY TU 18:00-19:30
Lunes y miércoles 19:00 h => rule | WEEKLY MO,WE 19:00
Primer jueves de cada mes a las 18 h => rule | MONTHLY 1TH 18:00
Cada dos semanas, los viernes a las 7 de la noche => rule | WEEKLY;INTERVAL=2 FR 19:00
Último domingo del mes 11:00 => rule | MONTHLY -1SU 11:00
De lunes a viernes de 9:00 a 14:00 (oficina) => hours | WEEKLY MO,TU,WE,TH,FR 09:00-14:00
Horario de atención: lunes a jueves 9 a 17 h => hours | WEEKLY MO,TU,WE,TH 09:00-17:00
Sábados por la mañana, 10:30 => rule | WEEKLY SA 10:30
Martes y jueves de 17:30 a 19:00 => rule | WEEKLY TU,TH 17:30-19:00
Reunión abierta el último viernes del mes => change | MONTHLY -1FR
Suspendido hasta nuevo aviso => none
Todos los días a las 8 p. m. => rule | DAILY 20:00
El tercer miércoles de cada mes, de 4 a 5:30 de la tarde => rule | MONTHLY 3WE 16:00-17:30
Jueves alternos a las 18:00 => rule | WEEKLY;INTERVAL=2 TH 18:00
Domingos 9 am y 6 pm => rule | WEEKLY SU 09:00 | WEEKLY SU 18:00
Quincenal, miércoles 20 h => rule | WEEKLY;INTERVAL=2 WE 20:00
Consultar horarios => none
Primer y tercer lunes, 7 pm, excepto feriados => rule | MONTHLY 1MO,3MO 19:00
Support group Tues 6:30-8pm, doors open 6:15 => rule | WEEKLY TU 18:30-20:00
Doors open 6:30. Meeting starts at 7 pm every Wednesday => rule | WEEKLY WE 19:00
Thursdays 7 pm (arrive by 6:45) => rule | WEEKLY TH 19:00
Mondays 10-11:30 a.m.; Open to families on the 4th Monday => rule | WEEKLY MO 10:00-11:30
Meets 3rd Wed of the month (2nd Wed in December) 6 pm => rule | YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11 3WE 18:00 | YEARLY;BYMONTH=12 2WE 18:00
Sat 9:30am coffee, 10am meeting => rule | WEEKLY SA 10:00
First Tues of the month at 12:30 p.m. (brown bag) => rule | MONTHLY 1TU 12:30
Meets the first and third Thursday from 1 p.m. until 2:30 p.m. => rule | MONTHLY 1TH,3TH 13:00-14:30
1st & 3rd Mon. 7:00-8:30 PM, Sept. - May => rule | YEARLY;BYMONTH=1,2,3,4,5,9,10,11,12 1MO,3MO 19:00-20:30
Every Sunday at 4 except the first Sunday of the month => rule | MONTHLY 2SU,3SU,4SU,5SU 16:00
Meetings held Wednesdays at 5:30pm and Saturdays at 9:00am => rule | WEEKLY WE 17:30 | WEEKLY SA 09:00
2nd and 4th Saturdays, 10am-noon, September-May only => rule | YEARLY;BYMONTH=1,2,3,4,5,9,10,11,12 2SA,4SA 10:00-12:00
Group runs six Tuesdays, 6-7pm, beginning March 4 => rule | WEEKLY TU 18:00-19:00
Thursday nights 7-8 (new members come at 6:45) => rule | WEEKLY TH 19:00-20:00
Meets weekly: Mon. 1:30 PM => rule | WEEKLY MO 13:30
4th Tues each month except Dec. 6:00pm => rule | YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11 4TU 18:00
Bereavement circle, 2nd Wed of each month, 3–4:30 pm, Room B => rule | MONTHLY 2WE 15:00-16:30
Weekly Zoom Thurs. @ 8:00 P.M. Eastern => rule | WEEKLY TH 20:00
Noon Mon. thru Sat. => rule | WEEKLY MO,TU,WE,TH,FR,SA 12:00
Mon-Fri 6:30am, Sat & Sun 8am => rule | WEEKLY MO,TU,WE,TH,FR 06:30 | WEEKLY SA,SU 08:00
1st Sunday of the month - birthday meeting => change | MONTHLY 1SU
Last meeting of the month is open => none
Group conscience: 2nd Monday after the meeting => change | MONTHLY 2MO
No meetings on holidays. Tuesdays 5:30-7 pm => rule | WEEKLY TU 17:30-19:00
Closed for the summer. Resumes in September, Wednesdays at 7. => rule | WEEKLY WE 19:00
Every other Saturday, 10:00 to 11:30, call for dates => rule | WEEKLY;INTERVAL=2 SA 10:00-11:30
Alternating Tuesdays 6pm - 7pm => rule | WEEKLY;INTERVAL=2 TU 18:00-19:00
3rd Sat 2 PM Jan/Mar/May/July/Sept/Nov => rule | YEARLY;BYMONTH=1,3,5,7,9,11 3SA 14:00
Open Mon-Thurs 8:00 to 5:00 and Fri 8:00 to noon => hours | WEEKLY MO,TU,WE,TH 08:00-17:00 | WEEKLY FR 08:00-12:00
Walk-in hours Wed 1-4 => hours | WEEKLY WE 13:00-16:00
Call the office, Mon-Fri, 9AM-4PM, to register => hours | WEEKLY MO,TU,WE,TH,FR 09:00-16:00
Intake Tuesday and Thursday mornings 9-11 => hours | WEEKLY TU,TH 09:00-11:00
The first meeting of each month is a newcomers meeting => none
Speaker meeting 4th Saturday 8 pm => change | MONTHLY 4SA 20:00
Mondays & Wednesdays at 12 noon; Fridays at 5:30 p.m. => rule | WEEKLY MO,WE 12:00 | WEEKLY FR 17:30
Starts promptly at 7:30pm on Fridays, ends at 8:45 => rule | WEEKLY FR 19:30-20:45
7th day of each month, 7 pm => rule | MONTHLY;BYMONTHDAY=7 19:00
Meets on the 1st and 3rd Wednesday, 6pm (child care provided 1st Wed. only) => rule | MONTHLY 1WE,3WE 18:00
Open to friends and family on the 3rd Friday; all other Fridays closed => change | MONTHLY 3FR | WEEKLY FR
Tuesday: 7:00 PM - 8:00 PM (CST) => rule | WEEKLY TU 19:00-20:00
Twelve-week series, Wednesdays 5:30-7 => rule | WEEKLY WE 17:30-19:00
M, W, F at 10:00 a.m. => rule | WEEKLY MO,WE,FR 10:00
2nd Tues. 10 AM in Peoria; 4th Tues. 6 PM in Pekin => rule | MONTHLY 2TU 10:00 | MONTHLY 4TU 18:00
Lunes de 10 a 12 hs => rule | WEEKLY MO 10:00-12:00
Sábados 9 a 11 hrs => rule | WEEKLY SA 09:00-11:00
Martes 19 hs, puertas abiertas desde las 18:30 => rule | WEEKLY TU 19:00
Reunión los jueves a las 20:00 (abierta el último jueves del mes) => rule | WEEKLY TH 20:00
Segundo sábado de mes, de 10:00 a 13:00 => rule | MONTHLY 2SA 10:00-13:00
Primeros miércoles de mes, 17 a 19h => rule | MONTHLY 1WE 17:00-19:00
De lunes a jueves, 8:30 pm; sábados 6:00 pm => rule | WEEKLY MO,TU,WE,TH 20:30 | WEEKLY SA 18:00
Viernes a las 6 y media de la tarde => rule | WEEKLY FR 18:30
Atención al público de lunes a viernes de 8 a 15 hs => hours | WEEKLY MO,TU,WE,TH,FR 08:00-15:00
Grupo los días miércoles de 18.30 a 20 h => rule | WEEKLY WE 18:30-20:00
Cada 15 días, sábado 11 h => rule | WEEKLY;INTERVAL=2 SA 11:00
1.º y 3.er martes de cada mes, 16:30 => rule | MONTHLY 1TU,3TU 16:30
No hay reunión el primer lunes del mes => change | MONTHLY 1MO
Domingos a la 1 pm => rule | WEEKLY SU 13:00
Tercer jueves de mes (excepto agosto) 19:00 h => rule | YEARLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12 3TH 19:00
Llame para informarse de los horarios => none
Miércoles y viernes, 7 a 8:30 p.m. => rule | WEEKLY WE,FR 19:00-20:30
Tuesday evenings 6:30, come at 6:15 to set up => rule | WEEKLY TU 18:30
Meets Thursdays 12:00-1:00 pm, gates open at 11:45 am => rule | WEEKLY TH 12:00-13:00
2nd Mon. of the month, 7 p.m. (3rd Mon. in Sept.) => rule | YEARLY;BYMONTH=1,2,3,4,5,6,7,8,10,11,12 2MO 19:00 | YEARLY;BYMONTH=9 3MO 19:00
Wednesdays 5:15 pm, family members welcome on the last Wednesday => rule | WEEKLY WE 17:15
Every Friday at 7 except the 3rd Friday => rule | MONTHLY 1FR,2FR,4FR,5FR 19:00
First Saturday of each month, 9:30 to 11 AM, October through April => rule | YEARLY;BYMONTH=1,2,3,4,10,11,12 1SA 09:30-11:00
Mon/Wed/Fri 7am; Tue/Thu 7:30pm => rule | WEEKLY MO,WE,FR 07:00 | WEEKLY TU,TH 19:30
Third Thursday each month, 6-7:30PM. Business meeting at 7:30. => rule | MONTHLY 3TH 18:00-19:30
Meets 1st, 2nd and 4th Tuesday at 6pm => rule | MONTHLY 1TU,2TU,4TU 18:00
Sunday 7-8:30 p.m., literature on the 1st Sunday => rule | WEEKLY SU 19:00-20:30
Tues & Thurs, noon - 1 pm (closed meeting on Thurs.) => rule | WEEKLY TU,TH 12:00-13:00
Office: M-F 8:30-5:00, closed noon-1 => hours | WEEKLY MO,TU,WE,TH,FR 08:30-17:00
Food pantry open 2nd and 4th Saturday, 9-11AM => hours | MONTHLY 2SA,4SA 09:00-11:00
Mondays 7:30pm, newcomers at 7 => rule | WEEKLY MO 19:30
Eight weeks, Thursdays, 6:00-7:30 PM, call to sign up => rule | WEEKLY TH 18:00-19:30
Ask for the schedule => none
3rd Wednesday is chips and cake => change | MONTHLY 3WE
Anniversary meeting last Friday 8pm => change | MONTHLY -1FR 20:00
Mondays at 6 (no meeting Labor Day or Memorial Day) => rule | WEEKLY MO 18:00
Meets every week on Wed. from 10:30 a.m. to 12 p.m. => rule | WEEKLY WE 10:30-12:00
Saturday, 11am Pacific / 2pm Eastern => rule | WEEKLY SA 11:00
Every 1st and 3rd Tuesday, 2:00 - 3:30 => rule | MONTHLY 1TU,3TU 14:00-15:30
Fourth Sunday, 2-4pm. Does not meet in July or August. => rule | YEARLY;BYMONTH=1,2,3,4,5,6,9,10,11,12 4SU 14:00-16:00
Sun 9a; Mon 6:30p; Thu noon => rule | WEEKLY SU 09:00 | WEEKLY MO 18:30 | WEEKLY TH 12:00
Crisis counselors available 7 days a week, 8am-midnight => hours | DAILY 08:00-00:00
Meets by phone Wednesdays at 8 PM, ends 9 PM => rule | WEEKLY WE 20:00-21:00
The group meets bi-monthly on the second Thursday at 1 => rule | MONTHLY;INTERVAL=2 2TH 13:00
Martes y jueves de 9 a 11 hs => rule | WEEKLY TU,TH 09:00-11:00
Miércoles 20 hs (se abre la puerta 19:45) => rule | WEEKLY WE 20:00
Sábado por medio, 16 hs => rule | WEEKLY;INTERVAL=2 SA 16:00
Primer lunes de mes a las 19:30 h, excepto enero => rule | YEARLY;BYMONTH=2,3,4,5,6,7,8,9,10,11,12 1MO 19:30
Reunión de familiares el tercer domingo del mes, 11 h => rule | MONTHLY 3SU 11:00
Todos los viernes de 7:00 a 8:30 de la noche => rule | WEEKLY FR 19:00-20:30
Lunes a sábado 7 am y 8 pm => rule | WEEKLY MO,TU,WE,TH,FR,SA 07:00 | WEEKLY MO,TU,WE,TH,FR,SA 20:00
Abierto al público: martes a sábado de 10 a 14 h => hours | WEEKLY TU,WE,TH,FR,SA 10:00-14:00
Cerrado en agosto. Jueves 18:30 => rule | WEEKLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12 TH 18:30
2do sábado de cada mes 15:00 hrs => rule | MONTHLY 2SA 15:00
Domingos de 10 a 12 (primer domingo: reunión abierta) => rule | WEEKLY SU 10:00-12:00
Jueves, 5:30 p.m. a 7 p.m. => rule | WEEKLY TH 17:30-19:00
Horarios por confirmar => none
Doors open at 6:00, meeting 6:30-7:30 pm Tuesdays => rule | WEEKLY TU 18:30-19:30
Come at 7 on Mondays => rule | WEEKLY MO 19:00
Mondays 7pm, 1st and 3rd Mondays only => rule | WEEKLY MO 19:00 | MONTHLY 1MO,3MO
4th Wed (3rd Wed in Nov & Dec), 7 pm => rule | YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10 4WE 19:00 | YEARLY;BYMONTH=11,12 3WE 19:00
Third Tuesday 6pm (picnic 2nd Tuesday in May) => rule | MONTHLY 3TU 18:00
Jueves de 8 a 10 hs => rule | WEEKLY TH 08:00-10:00
Talleres de 2 hs los jueves => rule | WEEKLY TH
Mondays 6 pm, starting in September => rule | WEEKLY MO 18:00
Mondays 6 pm, starting September through May => rule | WEEKLY;BYMONTH=1,2,3,4,5,9,10,11,12 MO 18:00
No nos reunimos en agosto. Martes 19:00 => rule | WEEKLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12 TU 19:00
";
