/** Written by `npm run notes` from test/captures/tls.pcap (test/captures/README.md): TLS 1.3 between two sockets of Node, over loopback. */
import type { ShownCapture } from "../lesson.ts";

export const TLS_CAPTURE: ShownCapture = {
  ends: ["58410", "39901"],
  rows: [
    {"packet":1,"at":0,"from":0,"segment":"SYN SEQ=756455706","relative":"SYN SEQ=0","left":["SYN-SENT"],"right":["CLOSED","LISTEN","SYN-RECEIVED"]},
    {"packet":2,"at":0.016,"from":1,"segment":"SYN,ACK SEQ=4049434421 ACK=756455707","relative":"SYN,ACK SEQ=0 ACK=1","left":["SYN-SENT","ESTABLISHED"],"right":["SYN-RECEIVED"]},
    {"packet":3,"at":0.033,"from":0,"segment":"ACK SEQ=756455707 ACK=4049434422","relative":"ACK SEQ=1 ACK=1","left":["ESTABLISHED"],"right":["LISTEN","SYN-RECEIVED","ESTABLISHED"]},
    {"packet":4,"at":4.737,"from":0,"segment":"ACK SEQ=756455707 ACK=4049434422, 349 octets","relative":"ACK SEQ=1 ACK=1, 349 octets","left":["ESTABLISHED"],"right":["LISTEN","SYN-RECEIVED","ESTABLISHED"],"note":"TLS: ClientHello"},
    {"packet":5,"at":4.75,"from":1,"segment":"ACK SEQ=4049434422 ACK=756456056","relative":"ACK SEQ=1 ACK=350","left":["ESTABLISHED"],"right":["SYN-RECEIVED","ESTABLISHED"]},
    {"packet":6,"at":8.981,"from":1,"segment":"ACK SEQ=4049434422 ACK=756456056, 851 octets","relative":"ACK SEQ=1 ACK=350, 851 octets","left":["ESTABLISHED"],"right":["ESTABLISHED"],"note":"TLS: ServerHello, ChangeCipherSpec, encrypted, encrypted, …"},
    {"packet":7,"at":8.991,"from":0,"segment":"ACK SEQ=756456056 ACK=4049435273","relative":"ACK SEQ=350 ACK=852","left":["ESTABLISHED"],"right":["ESTABLISHED"]},
    {"packet":8,"at":10.119,"from":0,"segment":"ACK SEQ=756456056 ACK=4049435273, 80 octets","relative":"ACK SEQ=350 ACK=852, 80 octets","left":["ESTABLISHED"],"right":["ESTABLISHED"],"note":"TLS: ChangeCipherSpec, encrypted"},
    {"packet":9,"at":10.711,"from":1,"segment":"ACK SEQ=4049435273 ACK=756456136, 612 octets","relative":"ACK SEQ=852 ACK=430, 612 octets","left":["ESTABLISHED"],"right":["ESTABLISHED"],"note":"TLS: encrypted, encrypted, …"},
    {"packet":10,"at":10.99,"from":1,"segment":"FIN,ACK SEQ=4049435885 ACK=756456136","relative":"FIN,ACK SEQ=1464 ACK=430","left":["ESTABLISHED","CLOSE-WAIT"],"right":["FIN-WAIT-1"]},
    {"packet":11,"at":11.309,"from":0,"segment":"ACK SEQ=756456136 ACK=4049435886, 24 octets","relative":"ACK SEQ=430 ACK=1465, 24 octets","left":["CLOSE-WAIT"],"right":["FIN-WAIT-1","FIN-WAIT-2"],"note":"TLS: encrypted"},
    {"packet":12,"at":11.349,"from":0,"segment":"FIN,ACK SEQ=756456160 ACK=4049435886","relative":"FIN,ACK SEQ=454 ACK=1465","left":["LAST-ACK"],"right":["FIN-WAIT-1","FIN-WAIT-2","CLOSING","TIME-WAIT"]},
    {"packet":13,"at":11.356,"from":1,"segment":"ACK SEQ=4049435886 ACK=756456161","relative":"ACK SEQ=1465 ACK=455","left":["CLOSED","LAST-ACK"],"right":["CLOSING","TIME-WAIT"]},
  ],
};
