-- KEYS: fence, views. ARGV: topic id, claim, fresh views id, a claim that was found to lie beyond
-- the journal's end after it was read here, else -1.
-- Answers whether the claim is in force, whether the views are of another log, the views id, the
-- claim held before (-1 for none).
local topic, claim, beyond = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[4])
local held_topic, held, mark = fence(KEYS[1])
local views = life(KEYS[2], ARGV[3])
local foreign = held_topic and (held_topic ~= topic or (held == beyond and held ~= claim))
if held_topic and not foreign and held > claim then
  return { 0, 0, views, held }
end
if foreign then
  mark = 'foreign' -- until the views are cleared, also for the next to come
end
set_fence(KEYS[1], topic, ARGV[2], mark)
return { 1, mark == 'foreign' and 1 or 0, views, held or -1 }
