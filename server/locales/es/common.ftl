# Lo que está en cada página, y los nombres de todos los códigos: `<cosa>-<código>`.

## Página
layout-skip = Ir al contenido
layout-language = Idioma
layout-footer = Sobre este sitio
layout-account = Su cuenta
layout-guides = Guías
layout-about = Cómo funciona
layout-privacy = Privacidad
layout-accessibility = Accesibilidad
layout-places = De dónde vienen los lugares
layout-source = Código fuente
layout-data = Para otros sitios
layout-large = Letra grande
layout-not-care = Un grupo de apoyo acompaña al médico. No lo sustituye.

## Títulos de la pestaña
title-listing = Detalles
title-shortlist = Guardados
title-guide = Guía
title-help = Ayuda
title-submit = Añadir
title-report = Avisar
title-about = Información
title-api = Datos
title-error = Página
title-owner = Poner al día
title-gallery = Muestras

## Salir
leave = Salir ya
leave-search = tiempo

## Ayuda
help-now = Ayuda ya
help-all = Todas las líneas de ayuda y otros países
help-title = Ayuda ahora mismo
help-intro = Estas líneas son para usted y para la gente que le preocupa. Casi todas son gratis.
help-danger = ¿Hay alguien en peligro ahora?
help-danger-unknown = ¿Hay alguien en peligro ahora? Llame al número de urgencias de su país. En casi todos los móviles sirve el 112.
help-call = Llamar al { $number }
help-text = Mandar un mensaje al { $number }
help-text-word = Mandar { $word } al { $number }
help-always = Abierta de día y de noche.
help-hours = Abierta { $hours }.
help-hours-unknown = Consulte el horario.
help-world = Líneas de ayuda de otros países: findahelpline.com
help-country = Líneas de ayuda: { $country }
help-choose = Ayuda en otro país
help-country-field = País
help-country-go = Ver las líneas
help-unknown = Aún no tenemos líneas de ayuda de este país.
help-checked = Esta lista es del { $date }. Si un número no va, pruebe el siguiente.
help-sources = Quién lo dice
help-trace = Una llamada puede verse en la factura. Salir ya no borra lo que guarda su navegador.
crisis-title = No tiene que esperar
crisis-text = Parece que está pasando algo muy duro. Puede hablar con alguien ahora. Le van a escuchar.
crisis-below = Los grupos que buscaba están más abajo.
need-emergency = Peligro de muerte
need-suicide = Ideas de suicidio, o hablar con alguien
need-violence = Violencia o maltrato
need-child = Niños y jóvenes
need-substance = Alcohol y drogas
need-lgbtq = Jóvenes LGBTQ
languages-spoken = Se habla { $languages }.

## Palabras comunes
yes = Sí
no = No
unknown = Aún no se sabe
optional = si quiere
required = hace falta
back = Atrás
ask-back = No, volver
ask-for-good = Esto no se puede deshacer.
next = Seguir
print = Imprimir
more = Más
show-all = Ver todo
errors-title = Revise esto, por favor
error-at = Error:
step-now = Paso { $step } de { $steps }
opens-elsewhere = Esto lleva a otro sitio web: { $host }

## Errores
error-not-found-title = Esta página no está
error-not-found-text = Puede que la dirección sea vieja o que el grupo ya no exista. Puede buscar un grupo que se reúna ahora.
error-broken-title = Algo ha fallado aquí
error-broken-unsure = Es culpa nuestra, no suya. No sabemos si esto llegó; mírelo primero, por favor. No se perdió nada de lo que escribió: puede enviarlo otra vez aquí.
error-broken-text = Es culpa nuestra, no suya. No se guardó nada. Pruebe otra vez en unos minutos.
error-busy-title = Espere un poco, por favor
error-busy-kept = Llegaron muchos formularios desde donde usted está, y este no se recibió. No se perdió nada de lo que escribió: espere un minuto y envíelo otra vez aquí.
error-busy-text = Llegaron muchos formularios desde donde usted está, y este no se recibió. Vuelva una página atrás, espere un minuto y envíelo otra vez.
error-signed-out-title = Su sesión se cerró
error-signed-out-kept = No se envió nada, y no se perdió nada de lo que escribió. Entre otra vez en otra pestaña y después envíelo aquí.
error-signed-out-text = No se envió nada, y nada de lo que escribió se perdió. Vuelva una página atrás: sus palabras siguen ahí. Entre otra vez en otra pestaña y luego envíelas.
error-long-title = Es demasiado de una vez
error-long-text = No se guardó nada. Vuelva atrás, hágalo más corto y envíelo otra vez. Puede que las fotos deban ser más pequeñas.
error-bad-title = No hemos podido leer eso
error-bad-text = Vuelva atrás y pruebe otra vez.
error-send-again = Enviar otra vez
error-find = Buscar un grupo
error-back = Ir al inicio

## Qué es
kind-support_group = Grupo de apoyo
kind-therapy_group = Terapia de grupo
kind-class = Clase o curso
kind-helpline = Línea de ayuda
kind-why-support_group = Personas que viven lo mismo se apoyan unas a otras.
kind-why-therapy_group = Es un tratamiento en grupo. Lo lleva un terapeuta con título. No es un grupo de apoyo.
kind-why-class = En una clase se enseña. No es un grupo de apoyo.
kind-why-helpline = Una línea para llamar o escribir. No es un grupo de apoyo.

## Estado
status-active = Se reúne ahora
status-paused = En pausa
status-temporarily_closed = Cerrado por ahora
status-ended = Ya no existe

## Forma
format-in_person = En persona
format-phone = Por teléfono
format-video = Por video
format-online = Por escrito, en línea

## Quién puede ir
membership-open = Abierto: vaya sin avisar
membership-closed = Cerrado: pregunte o apúntese antes

## Acceso
access-wheelchair = Acceso en silla de ruedas
access-captions = Subtítulos en vivo
access-hearing_loop = Bucle para audífonos
access-sign_language = Lengua de señas
access-childcare = Cuidan o aceptan niños
access-respite = Cuidan a la persona que usted atiende
access-parking = Lugar para el auto
access-transit = Cerca de un bus o tren
access-low_vision = Para personas que ven poco
access-fragrance_free = Sin perfume, por favor

## Para quién
audience-women = Mujeres
audience-men = Hombres
audience-lgbtq = Personas LGBTQ
audience-trans = Personas trans y no binarias
audience-children = Niños
audience-teens = Adolescentes
audience-young_adults = Jóvenes adultos
audience-adults = Adultos
audience-seniors = Personas mayores
audience-parents = Padres y madres
audience-couples = Parejas
audience-family_friends = Familia y amigos
audience-caregivers = Quienes cuidan a alguien
audience-survivors = Supervivientes
audience-veterans = Veteranos y militares
audience-bipoc = Personas de color
audience-indigenous = Pueblos indígenas
audience-immigrants = Inmigrantes y refugiados
audience-professionals = Gente de un mismo oficio
audience-students = Estudiantes
audience-newcomers = Recién llegados

## Papel
role-self = Para quien lo vive
role-carer = Para quien cuida a alguien
role-parent = Para padres y madres
role-partner = Para parejas
role-family = Para familia y amigos
role-bereaved = Para quien perdió a alguien

## Etapa
stage-newly_diagnosed = Lo supo hace poco
stage-in_treatment = En tratamiento
stage-after_treatment = Después del tratamiento
stage-recurrence = Ha vuelto
stage-advanced = Avanzado
stage-end_of_life = Final de la vida
stage-recent_loss = Una pérdida reciente
stage-newcomer = Empieza a recuperarse

## Quién lo lleva
leader-lay = Lo lleva alguien que lo ha vivido
leader-professional = Lo lleva un profesional
leader-both = Lo llevan ambos juntos

## Quién lo ofrece
host-nonprofit = Entidad sin ánimo de lucro
host-clinic = Clínica
host-hospital = Hospital
host-community = Servicio de la comunidad
host-faith = Grupo religioso
host-member_run = Lo llevan sus miembros

## Duración
term-ongoing = Sigue, sin fecha de fin
term-fixed = Por un tiempo fijo

## Fe
faith-secular = Sin religión
faith-christian = Cristiano
faith-catholic = Católico
faith-buddhist = Budista
faith-jewish = Judío
faith-muslim = Musulmán
faith-hindu = Hindú
faith-indigenous = Tradición indígena
faith-interfaith = Todas las creencias
