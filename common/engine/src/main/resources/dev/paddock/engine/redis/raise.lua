-- KEYS: fence, views. ARGV: topic id, claim, end of the journal, fresh views id.
-- Answers whether the claim is in force, whether the views are of another log, the views id.
local topic, claim, tail = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local held_topic, held, mark = fence(KEYS[1])
local views = life(KEYS[2], ARGV[4])
local foreign = held_topic and (held_topic ~= topic or held >= tail) and held ~= claim
if held_topic and not foreign and held > claim then
  return { 0, 0, views }
end
if foreign then
  mark = 'foreign' -- until the views are cleared, also for the next to come
end
set_fence(KEYS[1], topic, ARGV[2], mark)
return { 1, mark == 'foreign' and 1 or 0, views }
