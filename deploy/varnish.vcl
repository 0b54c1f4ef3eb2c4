# Varnish in front of Standfirst's readers' servers. Needs the module xkey (Debian: apt-get install varnish varnish-modules).
#
# Change: the backend, and the token (STANDFIRST_CDN_TOKEN of the newsroom). Then name this Varnish to the newsroom:
#
#   STANDFIRST_CDN=varnish http://127.0.0.1:6081
#
# Pages are kept as long as they say (ten seconds, and old ones for an hour while our servers are down), and let go by key at the moment
# something is published: each page goes by the keys in Surrogate-Key (its address, its story, and each include in it).
#
# Of several servers name each as the one here, and add it in vcl_init: what one does not answer is asked of the next.
vcl 4.1;

import directors;
import std;
import xkey;

probe alive {
    .url = "/";
    .interval = 1s;
    .timeout = 2s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
}

# A server that hangs is given up after seconds: it answers within thousandths of one.
backend first {
    .host = "127.0.0.1";
    .port = "4000";
    .probe = alive;
    .connect_timeout = 1s;
    .first_byte_timeout = 5s;
    .between_bytes_timeout = 5s;
}

sub vcl_init {
    new servers = directors.shard();
    servers.add_backend(first);
    servers.reconfigure();
}

sub vcl_recv {
    if (req.method == "PURGE") {
        # Whoever can reach this port could empty it otherwise.
        if (req.http.X-Purge-Token != "CHANGE-THIS-TOKEN") {
            return (synth(403, "Not this newsroom"));
        }
        if (req.http.X-Purge-All) {
            ban("obj.status != 0");
            return (synth(200, "Purged everything"));
        }
        if (req.http.X-Purge-Keys) {
            set req.http.n-gone = xkey.purge(req.http.X-Purge-Keys);
            return (synth(200, "Purged " + req.http.n-gone));
        }
        if (req.http.X-Soft-Purge-Keys) {
            set req.http.n-gone = xkey.softpurge(req.http.X-Soft-Purge-Keys);
            return (synth(200, "Outdated " + req.http.n-gone));
        }
        return (synth(400, "Name keys"));
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # Each address has a server of its own, and others for when that does not answer.
    set req.backend_hint = servers.backend(by=URL, alt=req.restarts);
    # What was let go softly, or is over its time, is fetched before it is shown: published is live at once. Old pages are for the time when nobody
    # answers, and for the request that finds that out.
    if (req.restarts < 2 && std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    }
    # The site sets no cookies and reads none.
    unset req.http.Cookie;
    return (hash);
}

sub vcl_backend_response {
    # The module reads keys from this header alone.
    set beresp.http.xkey = beresp.http.Surrogate-Key;
    # What may be shown while our servers are down.
    if (beresp.ttl > 0s) {
        set beresp.grace = 1h;
    }
    # A server that fails takes no page away that is still here.
    if (beresp.status >= 500) {
        return (error(beresp.status, "Back in a moment"));
    }
}

sub vcl_deliver {
    # Another server is asked first; what is old is shown when that has nothing either.
    if (resp.status >= 500 && req.restarts < 2) {
        if (req.restarts == 1) {
            set req.grace = 1h;
        }
        return (restart);
    }
    # Keys are between us and our caches.
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
}
