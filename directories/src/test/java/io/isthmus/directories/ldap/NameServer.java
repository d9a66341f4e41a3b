package io.isthmus.directories.ldap;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A name server (RFC 1035) that answers every question with the same SRV records. */
final class NameServer implements AutoCloseable {

    private static final int HEADER = 12;

    private final DatagramSocket socket;
    private final List<String> records;

    private NameServer(DatagramSocket socket, List<String> records) {
        this.socket = socket;
        this.records = records;
    }

    /** @param records each "priority weight port target" */
    static NameServer answering(String... records) throws IOException {
        NameServer server = new NameServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()), List.of(records));
        Thread.ofVirtual().start(server::answer);
        return server;
    }

    String url() {
        return "dns://127.0.0.1:" + socket.getLocalPort();
    }

    private void answer() {
        try {
            while (!socket.isClosed()) {
                DatagramPacket question = new DatagramPacket(new byte[512], 512);
                socket.receive(question);
                byte[] answer = answerTo(question.getData(), question.getLength());
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private byte[] answerTo(byte[] question, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2); // its number
        out.writeShort(0x8180); // an answer, no fault
        out.writeShort(1);
        out.writeShort(records.size());
        out.writeInt(0);
        int end = HEADER;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        out.write(question, HEADER, Math.min(length, end + 5) - HEADER);
        for (String record : records) {
            write(record.split(" "), out);
        }
        return bytes.toByteArray();
    }

    private static void write(String[] record, DataOutputStream out) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        for (String label : record[3].split("\\.")) {
            target.write(label.length());
            target.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        target.write(0);
        out.writeShort(0xC000 | HEADER); // the name that was asked for
        out.writeShort(33);
        out.writeShort(1);
        out.writeInt(60);
        out.writeShort(6 + target.size());
        for (int i = 0; i < 3; i++) {
            out.writeShort(Integer.parseInt(record[i]));
        }
        target.writeTo(out);
    }

    @Override
    public void close() {
        socket.close();
    }
}
