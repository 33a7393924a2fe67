-- KEYS: channels. Answers {epoch, head, …} in their order, false where there is none.
local answer = {}
for n, key in ipairs(KEYS) do
  local c = redis.call('HMGET', key, 'epoch', 'head')
  answer[2 * n - 1] = c[1]
  answer[2 * n] = c[2]
end
return answer
