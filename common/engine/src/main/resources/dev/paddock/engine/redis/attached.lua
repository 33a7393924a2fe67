-- KEYS: gateways. ARGV: prefix of a gateway's key, channel. Answers each gateway's users there.
local answer = {}
for _, gateway in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  local users = redis.call('HGET', ARGV[1] .. gateway, ARGV[2])
  if users then
    answer[#answer + 1] = users
  elseif redis.call('EXISTS', ARGV[1] .. gateway) == 0 then
    redis.call('SREM', KEYS[1], gateway)
  end
end
return answer
