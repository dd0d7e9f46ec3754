-- GET list over a range of instances, each with a token of its own.
-- Arguments: first instance, how many, "sources" to count where every response came from.
local threads = {}
local format = string.format

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(args)
  local count = tonumber(args[2])
  first = tonumber(args[1])
  -- Every thread has a range of its own and walks it in steps, so that neighbours in an index do not follow each other.
  span = math.max(1, math.floor(count / 2))
  first = first + (number * span) % count
  place = 0
  live, sources = 0, 0
  if args[3] == "sources" then
    response = function(status, headers)
      sources = sources + 1
      if headers["X-Integration-Source"] == "live" then live = live + 1 end
    end
  end
end

function request()
  place = (place + 7919) % span
  local instance = first + place
  return format(
    "GET /api/chatwoot/list/instance-%08d HTTP/1.1\r\nHost: 127.0.0.1\r\ntoken: instance-token-%08d\r\n\r\n", instance, instance)
end

function done(summary, latency)
  local sums = { live = 0, sources = 0 }
  for _, thread in ipairs(threads) do
    for name, sum in pairs(sums) do sums[name] = sum + thread:get(name) end
  end
  local e = summary.errors
  print(format("RESULT %d %d %d %d %d %d %d", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.timeout + e.status,
    sums.sources, sums.live))
end
