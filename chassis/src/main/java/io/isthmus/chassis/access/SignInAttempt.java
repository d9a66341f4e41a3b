package io.isthmus.chassis.access;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Somebody names an account and a password.
 *
 * @param account as it was named, without control characters, at most 64 characters of it
 * @param address where it came from: an IPv4 address, or the /64 network of an IPv6 address, in which one machine has as
 *     many addresses as it likes
 */
public record SignInAttempt(String account, String address) {

    private static final int MAXIMUM_LENGTH = 64;
    private static final int NETWORK_BYTES = 8;

    public SignInAttempt {
        account = shown(account);
        address = network(address);
    }

    public static SignInAttempt of(String account, RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        return new SignInAttempt(account, remote == null ? "" : remote.hostAddress());
    }

    private static String shown(String account) {
        String visible = account == null ? "" : account.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return visible.substring(0, Math.min(MAXIMUM_LENGTH, visible.length()));
    }

    private static String network(String address) {
        String withoutZone = address == null ? "" : address.split("%", 2)[0];
        if (!withoutZone.matches("[0-9a-fA-F:.]+")) {
            return "unknown";
        }
        try {
            InetAddress literal = InetAddress.getByName(withoutZone);
            if (!(literal instanceof Inet6Address)) {
                return literal.getHostAddress();
            }
            byte[] bytes = literal.getAddress();
            Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
