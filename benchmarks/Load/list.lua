-- GET list over a range of instances, each with a token of its own or that of its account.
-- Arguments: first instance, how many, instances an account, "instance" or "account", "watch" to look at every answer.
local threads = {}
local format = string.format

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(args)
  local count = tonumber(args[2])
  first, size, who = tonumber(args[1]), tonumber(args[3]), args[4]
  -- Every thread has a range of its own, and walks it in steps, so that neighbours in an index do not follow each other.
  span = math.max(1, math.floor(count / 2))
  first = first + (number * span) % count
  place = 0
  live, busy, watched = 0, 0, 0
  if args[5] == "watch" then
    response = function(status, headers)
      local source = headers["X-Integration-Source"]
      watched = watched + 1
      if source == "live" then live = live + 1 elseif source == "local; reason=busy" then busy = busy + 1 end
    end
  end
end

function request()
  place = (place + 7919) % span
  local instance = first + place
  local token = who == "account" and math.floor(instance / size) or instance
  return format(
    "GET /api/chatwoot/list/instance-%08d HTTP/1.1\r\nHost: 127.0.0.1\r\ntoken: %s-token-%08d\r\n\r\n", instance, who, token)
end

function done(summary, latency)
  local sums = { live = 0, busy = 0, watched = 0 }
  for _, thread in ipairs(threads) do
    for name, sum in pairs(sums) do sums[name] = sum + thread:get(name) end
  end
  local e = summary.errors
  print(format("RESULT %d %d %d %d %d %d %d %d", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.timeout + e.status,
    sums.watched, sums.live, sums.busy))
end
