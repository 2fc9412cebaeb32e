# docker build -t graft .
# docker run -p 127.0.0.1:8080:8080 -e GRAFT_ACCESS_OPEN=true -v graft-data:/data graft
#
# There are no keys yet, so whoever reaches the port may do everything: publish it to this machine
# only, and say with GRAFT_ACCESS_OPEN that you know. Without a SPRING_DATASOURCE_URL the service
# brings a PostgreSQL along, with its data below /data too.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src src
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -q package -Dmaven.test.skip=true \
 && java -Djarmode=tools -jar target/graft-*.jar extract --layers --destination layers \
 && mv layers/application/graft-*.jar layers/application/graft.jar

FROM eclipse-temurin:25-jre
# decodes JPEGs more than twice as fast as the JDK, to the same pixels
RUN apt-get update \
 && apt-get install -y --no-install-recommends libturbojpeg \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --user-group --home-dir /data --shell /usr/sbin/nologin graft \
 && install --directory --owner graft --group graft /data
WORKDIR /graft
# what changes seldom comes first, so that a new version is a small layer
COPY --from=build /build/layers/dependencies ./
COPY --from=build /build/layers/snapshot-dependencies ./
COPY --from=build /build/layers/application ./
USER graft
ENV GRAFT_DATA=/data \
    SERVER_ADDRESS=0.0.0.0
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/actuator/health"]
ENTRYPOINT ["java", "-jar", "graft.jar"]
