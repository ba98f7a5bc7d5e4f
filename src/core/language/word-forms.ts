/** English words with forms that share no beginning long enough for a stemmer, one word a line. */
export const WORD_FORMS: readonly string[] = `
run, ran, running
steal, stole, stolen
break, broke, broken
lose, lost, loss
send, sent
buy, bought
sell, sold
build, built
find, found
hide, hid, hidden
write, wrote, written
overwrite, overwrote, overwritten
choose, chose, chosen
freeze, froze, frozen
fall, fell, fallen
take, took, taken
give, gave, given
know, knew, known
grow, grew, grown
throw, threw, thrown
begin, began, begun
sink, sank, sunk
shrink, shrank, shrunk
go, went, gone
hold, held
keep, kept
leave, left
mean, meant
spend, spent
lead, led
feed, fed
catch, caught
teach, taught
think, thought
bring, brought
bind, bound
wind, wound
fly, flew, flown
drive, drove, driven
forget, forgot, forgotten
eat, ate, eaten
speak, spoke, spoken
wake, woke, woken
shut, shutdown
index, indexes, indices
child, children
die, died, dying, dead, death
kill, killed, killing
`
  .trim()
  .split('\n');
