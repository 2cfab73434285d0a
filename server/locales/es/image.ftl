# Imágenes, citas y nombres en los mensajes.

open-images = Se pueden poner imágenes en los mensajes
open-images-hint = Quitamos dónde y cuándo se hizo una imagen. No podemos ver quién está en ella.
image-add = Agregar imágenes
image-add-hint = Tres como máximo. Quitamos dónde y cuándo se hicieron. Por favor, no muestre a nadie que no haya dicho que sí.
image-number = Imagen { $count }
image-file = Elija una imagen
image-alt = ¿Qué se ve en ella?
image-alt-hint = Diga en pocas palabras qué se ve en cada una, para quien no puede verla.
image-again = Por favor, elija otra vez sus imágenes. Sus palabras se guardaron.
image-not-described = Una imagen sin descripción
image-own = Su imagen
image-drop = Quitar esta imagen
image-off = En este grupo no se ponen imágenes. Sus palabras se guardaron.
image-many = Por favor, elija { $count } imágenes o menos.
image-large = Esta imagen es muy grande. Por favor, elija una de { $count } MB o menos.
image-unreadable = No podemos leer esta imagen. Por favor, elija un archivo JPEG, PNG o WebP.

mention-left = alguien que se fue
post-quote = Citarlo en mi respuesta
post-quote-why = Sus palabras quedarán encima de las suyas.
post-quote-gone = Lo que se citaba aquí ya no está.
post-quote-none = Lo que usted cita ya no está. Sus palabras se guardaron.
post-quote-form = Su respuesta citará esto.
post-quote-drop = No citarlo
