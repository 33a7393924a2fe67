-- KEYS: fence, views, index, list. ARGV: topic id, claim, fresh views id, document prefix, infix.
-- Deletes all views of a partition. Answers whether the claim is in force.
life(KEYS[2], ARGV[3])
if not admits(KEYS[1], ARGV[1], ARGV[2]) then
  return { 0 }
end
for _, key in ipairs(redis.call('ZRANGE', KEYS[3], 0, -1)) do
  local room = wipe(key, ARGV[5])
  if room then
    redis.call('DEL', ARGV[4] .. room)
    redis.call('SREM', KEYS[4], room)
  end
end
redis.call('DEL', KEYS[3])
set_fence(KEYS[1], ARGV[1], ARGV[2])
return { 1 }
