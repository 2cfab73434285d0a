# De quién no quiere saber alguien.

block-link = Bloquear a esta persona
block-do = Bloquear a { $name }
block-do-ask = ¿Bloquear a { $name }?
block-folds = Lo que escriba en este grupo queda cerrado para usted hasta que lo abra.
block-keeps = { $name } ayuda a cuidar este grupo. Usted verá lo que escriba al grupo.
block-ends = No le puede escribir a solas. Lo que se escribieron aquí a solas se borra.
block-names = Vale para la persona, con todos sus nombres. Sus otros nombres no se le muestran.
block-elsewhere = En otro grupo tal vez la encuentre sin saberlo. Lo que allí se escriban a solas no llega.
block-untold = A { $name } no se le dice.
block-folded = Usted bloqueó a quien escribió esto. Mostrarlo una vez
block-folded-title = Usted bloqueó a quien escribió esto
block-show-title = Mostrar el título una vez
block-somebody = Alguien que bloqueó

blocks-section = Personas que bloqueó
blocks-heading = Las personas que usted bloqueó
blocks-none = No bloqueó a nadie.
blocks-why = Ve el nombre con que la bloqueó. No se le dice, ni ahora ni después.
blocks-line = { $name }, en { $group }
blocks-space = Al grupo
blocks-end = Desbloquear a { $name }
