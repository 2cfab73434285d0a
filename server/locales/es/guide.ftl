# Guías en palabras sencillas. En un texto largo, una línea vacía cierra un párrafo, `## ` abre un título y `- ` un punto de una lista.
guide-heading = Guías
guide-lead = Textos cortos para antes de ir y para después.
guide-all = Todas las guías
guide-next = Después: { $title }
guide-sources = En qué se basa
guide-find = Buscar un grupo

## What it is
guide-what-it-is-title = Qué es un grupo de apoyo y qué no es
guide-what-it-is-summary = Personas que viven lo mismo se reúnen y hablan. No es un tratamiento.
guide-what-it-is-body =
    Un grupo de apoyo reúne a personas que viven lo mismo. Puede ser una enfermedad, una pérdida o el cuidado de alguien a quien quieren. Se ven en una sala, por teléfono, por video o por escrito. Hablan de cómo están y de lo que les ayuda.

    Algunos grupos los lleva alguien que lo ha vivido. Otros los lleva una enfermera, alguien de trabajo social u otro profesional. Y otros no los lleva nadie.

    ## No es terapia de grupo

    La terapia de grupo es un tratamiento. La lleva y la prepara un terapeuta con título. Suele tener un principio y un final, y a veces hay que ser admitido. En un grupo de apoyo la gente se ayuda entre sí. Las dos cosas pueden ser buenas. No son lo mismo.

    ## No es una clase ni una línea de ayuda

    Una clase enseña algo. Una línea de ayuda le atiende en el momento, casi siempre una sola vez. Aquí decimos qué es cada cosa para que no tenga que adivinar.

    ## No sustituye a su médico

    Un grupo de apoyo acompaña a su tratamiento. Siga con él mientras va al grupo.

## What it may give
guide-what-it-gives-title = Qué puede darle y dónde puede fallar
guide-what-it-gives-summary = Mucha gente se siente menos sola. No le sirve a todos, y puede salir mal.
guide-what-it-gives-body =
    ## Lo que la gente dice que le da

    - Se sienten menos solos y menos juzgados.
    - Pueden decir en voz alta lo que sienten.
    - Oyen cómo otros salen adelante día a día.
    - Saben dónde hallar ayuda cerca.
    - Ayudan a otra persona, y eso sienta bien.

    ## Lo que dicen los estudios

    Los estudios no coinciden del todo. A algunas personas con el ánimo bajo, hablar con iguales les ayudó más que el cuidado normal solo. Para personas con un trastorno mental grave, una revisión amplia halló pocas pruebas seguras. Nadie puede prometer que le va a servir. Puede probar y ver.

    ## Dónde puede fallar

    - Una persona habla todo el rato o molesta a los demás.
    - Solo se habla de lo malo.
    - Alguien cuenta fuera lo que se dijo dentro.
    - Dos personas no se llevan bien.
    - Alguien da malos consejos de salud.
    - La gente compara quién sufre más.

    Ayudan mucho un buen guía y unas reglas claras. Si sale peor de cada reunión, puede dejarlo. No tiene que decir por qué.

## Questions
guide-questions-title = Once preguntas que hacer
guide-questions-summary = Hágalas antes de ir. A un buen grupo le gusta responder.
guide-questions-body =
    Puede preguntar todo esto antes de su primera visita. A un buen grupo le gusta responder. En la página de cada grupo verá qué respuestas tenemos y cuáles faltan.

## Red flags
guide-red-flags-title = Señales de que algo va mal
guide-red-flags-summary = Una cura segura, precios altos, presión para comprar. Y otras señales menos claras.
guide-red-flags-body =
    Casi todos los grupos tienen buena intención. Algunos no. Tómese su tiempo si ve una de estas señales.

    ## Una cura segura

    Ningún grupo puede prometer que le va a curar. Cuidado con frases como "cura segura", "le sirve a todo el mundo" o "los médicos lo ocultan".

    ## Precios altos

    Casi todos son gratis o piden algo para la sala. Pregunte qué paga. Pregunte si puede dejarlo cuando quiera.

    ## Presión para comprar

    Un grupo no debe venderle pastillas, cursos ni un nivel mejor. Usted puede decir que no.

    ## Señales menos claras

    - Nadie sabe decirle las reglas.
    - Alguien le juzga, o juzga lo que usted cree.
    - Alguien le dice que deje su tratamiento o sus medicinas. No los deje sin hablar con su médico.
    - Le piden que se aleje de su familia o de sus amigos.
    - Lo que usted dice no queda en la sala.
    - Le obligan a hablar cuando solo quiere escuchar.

    ## Qué puede hacer

    Puede irse en el acto. No debe razones a nadie. Puede avisarnos en la página del grupo: "Alguien me pidió dinero" o "Corregir algo". Lo leerá una persona.

## First visit
guide-first-visit-title = Su primera visita
guide-first-visit-summary = Puede solo escuchar. Dele unas semanas si se siente a salvo.
guide-first-visit-body =
    Es normal estar nervioso. Casi todos los de la sala lo estuvieron.

    ## Antes de ir

    - Pregunte si puede solo escuchar. En casi todos los grupos se puede.
    - Puede usar solo su nombre de pila, u otro nombre.
    - Vaya con alguien si al grupo le parece bien.
    - Deje algo fácil para después.

    ## Mientras está allí

    - Siéntese donde quiera, también junto a la puerta.
    - Puede decir: "Soy nuevo aquí. Hoy quiero escuchar."
    - Puede salir cuando quiera.
    - Lo que dicen los demás queda allí. No lo cuente fuera.

    ## Después de unas semanas

    Una visita suele decir poco. Si se siente a salvo, pruebe tres o cuatro semanas. Luego pregúntese: ¿Me siento algo menos solo? ¿Me escuchan? ¿Vale la pena el camino? Si no, quizá le vaya mejor otro grupo. O de otra forma, como por teléfono o en línea. Irse está bien.

## Your doctor
guide-your-doctor-title = Cuénteselo a su médico
guide-your-doctor-summary = A su médico le sirve saberlo. Pregunte antes de cambiar algo.
guide-your-doctor-body =
    Diga a su médico, enfermera o terapeuta que va a un grupo. Quizá lo conozca. Quizá conozca uno mejor.

    Puede decir:

    - "Voy a un grupo de apoyo por esto. Me ayuda con ..."
    - "Allí alguien me habló de ... ¿Usted qué piensa?"
    - "Desde que voy, estoy mejor." O: "Desde que voy, estoy peor."

    ## Pregunte antes de cambiar algo

    Lo que ayuda a uno puede dañar a otro. No empiece, cambie ni deje una medicina porque se lo diga alguien del grupo. Pregunte antes.

    Lo que otros le contaron en el grupo es privado. Hable solo de usted.

## When it is not enough
guide-not-enough-title = Cuando un grupo no basta
guide-not-enough-summary = Hay cosas que piden más. Aquí verá a quién acudir.
guide-not-enough-body =
    Un grupo es una clase de ayuda. A veces hace falta otra, o las dos.

    ## Hable con un profesional si

    - se siente peor desde hace dos semanas o más
    - no puede dormir, comer, trabajar ni cuidar de los suyos
    - bebe más o toma más para pasar el día
    - tiene miedo de alguien en casa
    - piensa a menudo que la vida no vale la pena

    ## Quién puede ayudar

    - Su médico puede verle y decirle qué hay cerca.
    - Un consejero le ayuda un tiempo con algo difícil.
    - Un terapeuta trata la depresión, el miedo y otros males del ánimo.

    ## Pida ayuda ya si

    Piensa en quitarse la vida o en hacer daño a alguien. O si alguien le hace daño a usted. Llame a una línea de ayuda o al número de urgencias. Están en "Ayuda ya", arriba en cada página. No hace falta estar seguro. Le van a escuchar.
