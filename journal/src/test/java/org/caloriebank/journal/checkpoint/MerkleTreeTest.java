package org.caloriebank.journal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors are those of the Certificate Transparency project's own tests of RFC 6962. */
class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> DATA =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final MerkleHash hash = new MerkleHash();

    @Test
    void shouldGiveTheKnownRoots() {
        for (int count = 0; count < ROOTS.size(); count++) {
            assertEquals(ROOTS.get(count), HEX.formatHex(MerklePath.root(hash, knownLeaves(count))), count + " leaves");
        }
    }

    @Test
    void shouldGiveTheKnownPaths() {
        assertEquals(
                List.of(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"),
                hex(MerklePath.of(hash, 0, knownLeaves(8))));
        assertEquals(
                List.of(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                hex(MerklePath.of(hash, 5, knownLeaves(8))));
        assertEquals(
                List.of("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
                hex(MerklePath.of(hash, 2, knownLeaves(3))));
    }

    @Test
    void shouldLeadFromEveryLeafOfEveryTreeToItsRoot() {
        for (int count = 1; count <= 70; count++) {
            final List<byte[]> leaves = numberedLeaves(count);
            final byte[] root = MerklePath.root(hash, leaves);
            for (int index = 0; index < count; index++) {
                final List<byte[]> path = MerklePath.of(hash, index, leaves);

                assertArrayEquals(
                        root, MerklePath.rootFrom(hash, leaves.get(index), index, count, path), index + " of " + count);
            }
        }
    }

    @Test
    void shouldNotLeadToTheRootFromAnotherLeafIndexOrPath() {
        for (int count = 2; count <= 40; count++) {
            final List<byte[]> leaves = numberedLeaves(count);
            final byte[] root = MerklePath.root(hash, leaves);
            for (int index = 0; index < count; index++) {
                final List<byte[]> path = MerklePath.of(hash, index, leaves);
                final int other = (index + 1) % count;
                final byte[] leaf = leaves.get(index);

                assertNotRoot(root, MerklePath.rootFrom(hash, leaves.get(other), index, count, path));
                assertNotRoot(root, MerklePath.rootFrom(hash, leaf, other, count, path));
                assertNull(MerklePath.rootFrom(hash, leaf, index, count, path.subList(1, path.size())));
                final List<byte[]> longer = new ArrayList<>(path);
                longer.add(root);
                assertNull(MerklePath.rootFrom(hash, leaf, index, count, longer));
            }
        }
    }

    private static void assertNotRoot(final byte[] root, final byte[] other) {
        assertFalse(Arrays.equals(root, other));
    }

    private List<byte[]> knownLeaves(final int count) {
        return DATA.subList(0, count).stream()
                .map(text -> hash.leaf(HEX.parseHex(text)))
                .toList();
    }

    private List<byte[]> numberedLeaves(final int count) {
        final List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(hash.leaf(new byte[] {(byte) i}));
        }
        return leaves;
    }

    private static List<String> hex(final List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }
}
