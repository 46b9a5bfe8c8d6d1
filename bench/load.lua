-- wrk's side of bench/server.py: bodies from a file, one a line, in turn; a summary as JSON.
-- Arguments: method, file of bodies ("-" for none), then headers, name and value in turn.
local bodies, at = {}, 0

function init(args)
   wrk.method = args[1]
   wrk.headers["Content-Type"] = args[1] == "POST" and "application/json" or nil
   for i = 3, #args - 1, 2 do
      wrk.headers[args[i]] = args[i + 1]
   end
   if args[2] ~= "-" then
      for line in io.lines(args[2]) do
         bodies[#bodies + 1] = line
      end
   end
end

function request()
   if #bodies == 0 then
      return wrk.format()
   end
   at = at % #bodies + 1
   return wrk.format(nil, nil, nil, bodies[at])
end

function done(summary, latency, requests)
   local wrong = summary.errors
   io.stderr:write(string.format(
      '{"requests": %d, "seconds": %f, "p99": %f, "wrong": %d}\n',
      summary.requests, summary.duration / 1e6, latency:percentile(99) / 1e3,
      wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout))
end
