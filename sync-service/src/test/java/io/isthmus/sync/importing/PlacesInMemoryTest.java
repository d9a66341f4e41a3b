package io.isthmus.sync.importing;

import io.isthmus.sync.importing.memory.ImportMemory;

class PlacesInMemoryTest extends AwaitedPlacesContract {

    private final ImportFixture fixture = new ImportFixture();

    @Override
    protected AwaitedPlaces places() {
        return fixture;
    }

    @Override
    protected ImportMemory memory() {
        return fixture;
    }
}
