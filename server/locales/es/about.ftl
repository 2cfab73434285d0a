# Cómo funciona este sitio.
about-title = Cómo funciona
about-body =
    Esta es una lista de grupos de apoyo. La lleva { $house } en un servidor propio.

    ## De dónde vienen los grupos

    Unos los añade la gente que los conoce. Otros vienen de listas que llevan otros. Cada página dice de dónde viene y cuándo se comprobó.

    ## Quién decide

    Una persona lee cada grupo que se añade aquí antes de mostrarlo. Un programa busca señales de alarma y muestra las palabras. No decide nada.

    ## Lo que no se sabe

    Si no sabemos algo, lo decimos. Nunca inventamos una respuesta.

    ## El programa

    El programa se llama Commonground. Todos pueden usarlo, leerlo y cambiarlo, con la licencia AGPL, versión 3 o posterior.
privacy-title = Privacidad
privacy-body =
    Para buscar un grupo no necesita una cuenta. No preguntamos quién es usted.

    ## Si crea una cuenta

    - Elige un nombre para entrar. No tiene que ser el suyo. Ningún grupo lo ve.
    - Le preguntamos su edad una vez. No guardamos la respuesta.
    - Su nombre, sus palabras y sus grupos se cierran con una llave solo suya. Quien robe los datos no puede leerlos.
    - Tras 30 días sin venir se cierra su sesión. Anotamos ese día. No anotamos la hora.
    - Puede darnos un correo, o dejar que avisemos a su aparato. Entonces decimos que hay algo nuevo, y nada más.
    - Puede verlo todo, llevárselo y borrarlo. Entonces se destruye su llave.

    ## Lo que guardamos

    - Nada de lo que busca.
    - Ninguna dirección de su teléfono o computadora en nuestras notas.
    - Si nos cuenta algo de un grupo, guardamos esas palabras y el día. No guardamos quién lo escribió.

    ## Lo que guarda su navegador

    - Si elige un idioma, una nota pequeña (una cookie) lo recuerda. No lleva ningún número que sea usted.
    - Si abre un enlace o un código que alguien le dio, una nota pequeña lo recuerda una hora. Así no queda en la dirección. Si añade un grupo o cuida su página, la nota dura medio día.
    - Si entra en su cuenta, otra nota le mantiene dentro. Se va cuando usted sale.
    - Si guarda grupos, la lista queda en su navegador. Puede borrarla allí.
    - Su navegador tiene su propia lista de páginas abiertas. Solo usted puede borrarla.

    ## Quién más lo ve

    Si avisamos a su aparato, la empresa de su navegador lleva el aviso. Ve que hay uno. No puede leerlo.

    Ninguna página carga nada de otros. Si sigue un enlace a otro sitio, ese sitio le ve. Se lo decimos antes de ir a un mapa.

    ## Salir ya

    El botón le lleva al momento a una página sobre el tiempo. También puede pulsar Esc dos veces. No puede borrar la lista de páginas de su navegador.
accessibility-title = Accesibilidad
accessibility-body =
    Este sitio debe servirle, lo lea como lo lea.

    - Funciona solo con el teclado y con un lector de pantalla.
    - Funciona sin scripts.
    - Funciona en un teléfono pequeño y con letra cuatro veces mayor.
    - Tiene un aspecto claro y otro oscuro. Sigue a su aparato.
    - Se queda quieto si su aparato pide menos movimiento.
    - Cada grupo tiene una hoja para imprimir, también con letra grande.
    - Las palabras son cortas y claras.

    ¿Hay algo que no le sirve? Dígaselo a { $house }.
places-title = De dónde vienen los lugares
places-body =
    Las ciudades, los códigos postales y su lugar en el mapa vienen de GeoNames (geonames.org). Se comparten con la licencia Creative Commons Atribución 4.0. Los hemos cambiado: dejamos solo lo que pide una búsqueda, en poco espacio.

    No se pregunta a nadie por la red cuando usted escribe un lugar. La lista es parte del programa.
