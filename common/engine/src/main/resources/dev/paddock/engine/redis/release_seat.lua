-- KEYS: seat. ARGV: room. Frees it if it is that room's and not lasting.
if redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('TTL', KEYS[1]) >= 0 then
  redis.call('DEL', KEYS[1])
end
return 1
