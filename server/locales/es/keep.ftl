# Cuánto tiempo se guarda lo que se escribe; lo dicen los ajustes.
keep-title = Cuánto tiempo lo guardamos
keep-drafts = Si usted escribe sobre un grupo y no lo envía, lo borramos después de { $days } días sin cambios.
keep-submissions = Si lo envía, guardamos su formulario { $days } días después de decir sí o no. La página del grupo se queda.
keep-concerns = Si usted avisa sobre las palabras de alguien a quienes cuidan su grupo, se guarda { $days } días después de que lo miren.
keep-reports = Si usted nos cuenta algo de un grupo, o le pregunta algo, guardamos sus palabras { $days } días después de atenderlas.
