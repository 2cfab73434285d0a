# More names of what can be asked for.

instead-membership = With another way to join
instead-term = For another length of time
instead-fellowship = From other networks
instead-faith = With another faith, or none
instead-tags = Without the extra wishes
instead-all = Open to all
part-morning = Morning
part-afternoon = Afternoon
part-evening = Evening
part-night = Night
fee-donation = Free, gifts are welcome
exclude-christian = Christian
exclude-religious = religion
exclude-faith = religion
exclude-therapy_group = group therapy
exclude-class = classes
tag-12_step = 12 steps
tag-secular = Not religious
tag-speaker = With a speaker
tag-beginner = For newcomers
tag-open = Open meeting
tag-closed = Closed meeting
