"""A person's events, as ascending keys, and a funnel's rules -> the attempt that counts -> never looks at more than that person.

A key is the time in milliseconds above a bit for each step and then each exclusion, the first step's highest, which is 0 where the event meets it. Of a
person's attempts the one that takes most steps counts, of several the one that begins first."""
