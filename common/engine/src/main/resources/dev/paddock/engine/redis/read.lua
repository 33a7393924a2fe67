-- KEYS: channel, its private forms for the reader. ARGV: epoch and seq of the reader's point.
-- Answers nil, or {epoch, head, image seq, image, window reaches back, seq, message, …}.
local TIME, PIECE = 13, 500
local c = redis.call('HMGET', KEYS[1], 'epoch', 'head', 'image_seq', 'image', 'low')
if not c[1] then
  return false
end
local image = redis.call('HGET', KEYS[2], 'image') or c[4]
local head, low, after = tonumber(c[2]), tonumber(c[5]), tonumber(ARGV[2])
local answer = { c[1], c[2], c[3] or '0', image or '', 0 }
if c[1] ~= ARGV[1] or after < low - 1 or after > head then
  return answer
end
answer[5] = 1
for first = after + 1, head, PIECE do
  local fields = {}
  for seq = first, math.min(first + PIECE - 1, head) do
    fields[#fields + 1] = 'm' .. seq
  end
  local told = redis.call('HMGET', KEYS[1], unpack(fields))
  local privately = redis.call('HMGET', KEYS[2], unpack(fields))
  for n = 1, #fields do
    answer[#answer + 1] = tostring(first + n - 1)
    answer[#answer + 1] = privately[n] or string.sub(told[n] or '', TIME + 1)
  end
end
return answer
