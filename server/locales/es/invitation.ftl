# Códigos que abren un grupo y se dan en mano.

code-heading = Códigos para dar en mano
code-open-page = Hacer un código que puede dar un médico o una enfermera
code-lead = Un médico, una enfermera o una trabajadora social puede dar este código en papel o por teléfono. Quien lo escribe en la puerta de su grupo entra a escuchar, sin esperar.
code-private = Usted ve cuántas personas pueden entrar todavía con un código. No ve quién entró con él. A quien lo dio no se le dice nada.
code-list = Códigos que todavía sirven
code-open = { $n ->
    [one] Puede entrar todavía { $count } persona, hasta el { $date }
   *[other] Pueden entrar todavía { $count } personas, hasta el { $date }
}
code-new = Un código nuevo
code-purpose = ¿Para qué es?
code-purpose-hint = Solo lo leen quienes cuidan el grupo. Por ejemplo: Planta 3.
code-purpose-wrong = Diga para qué es, en { $count } letras como máximo.
code-uses = ¿Cuántas personas pueden entrar con él?
code-uses-wrong = Escriba un número del 1 al { $count }.
code-ends = ¿Hasta qué día sirve?
code-ends-wrong = Elija un día desde hoy, en los próximos { $count } días.
code-many = Tiene { $count } códigos que todavía sirven. Termine uno primero.
code-make = Hacer el código
code-end = Terminar este código
code-end-ask = ¿Terminar este código?
code-end-why = Desde entonces no abre nada, tampoco en papel. Quien ya entró sigue en el grupo.

## El papel
code-slip-lead = Alguien pensó que este grupo le podía servir. Puede solo escuchar.
code-slip-qr = Código para escanear, lleva a la puerta del grupo
code-slip-open = Abra esta página:
code-slip-type = Escriba este código:
code-slip-name = Elija un nombre solo para este grupo. No hace falta correo ni su nombre real.
code-slip-private = A quien le dio este papel no se le dice que usted vino.
code-slip-until = El código sirve hasta el { $date }.
