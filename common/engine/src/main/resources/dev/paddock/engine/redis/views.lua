-- KEYS: views. ARGV: fresh views id. Answers the id of the store's present life.
return life(KEYS[1], ARGV[1])
